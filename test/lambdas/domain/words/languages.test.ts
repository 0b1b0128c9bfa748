import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, test } from 'vitest'
import { TEXT_LANGUAGES } from '../../../../lambdas/domain/core/vocabulary.ts'
import { everyReply, replyText } from '../../../../lambdas/domain/words/reply-text.ts'
import { definitions } from '../../../fixtures.ts'

const tenants = definitions.tenants.map((tenant) => ({ ...tenant, languages: TEXT_LANGUAGES }))
const every = tenants.flatMap((tenant) => everyReply(tenant).map((each) => ({ tenant, ...each })))
const inLanguage = (language: string) => every.filter(({ place }) => place.language === language)

describe.each(TEXT_LANGUAGES)('in %s', (language) => {
  const texts = inLanguage(language).map(({ tenant, reply, place }) => ({
    kind: reply.kind,
    brand: tenant.brand,
    text: replyText(reply, tenant, place),
  }))

  test('CTA-3, LANG-1 every text fits one part of GSM-7 and names the brand', () => {
    const misfits = texts.filter(({ text, brand }) => {
      const { encodingName, messageSize } = new SegmentedMessage(text)
      return encodingName !== 'GSM-7' || messageSize / 7 > 160 || !text.includes(brand)
    })
    expect(misfits).toEqual([])
  })

  test('IN-9, IN-4, HELP-1 whoever signs up or asks for help reads how to stop', () => {
    const kinds = ['opt_in_confirmation', 'sign_up_request', 'sign_up_code', 'help', 'review_question']
    expect(texts.filter(({ kind, text }) => kinds.includes(kind) && !text.includes('STOP'))).toEqual([])
  })
})

test.each(TEXT_LANGUAGES.filter((language) => language !== 'en'))(
  'LANG-1 no text in %s is the English one',
  (language) => {
    const english = new Set(
      inLanguage('en').map(({ tenant, reply, place }) => replyText(reply, tenant, place)),
    )
    const same = inLanguage(language)
      .map(({ tenant, reply, place }) => replyText(reply, tenant, place))
      .filter((text) => english.has(text))
    expect(same).toEqual([])
  },
)
