import { describe, expect, test } from 'vitest'
import { contentHash } from '../../../lambdas/definitions/content-hash.ts'
import { publishedTexts } from '../../../lambdas/definitions/published-texts.ts'
import { noEvidence } from '../../../lambdas/domain/core/evidence.ts'
import { WAYS } from '../../../lambdas/domain/core/vocabulary.ts'
import { flawsOfWords } from '../../../lambdas/domain/staff/shown-words.ts'
import { writtenNumber } from '../../../lambdas/domain/words/written-number.ts'
import { acme, definitions, withProgram } from '../../fixtures.ts'

const published = definitions.tenants.flatMap((tenant) =>
  tenant.programs.flatMap((program) =>
    publishedTexts(tenant, program).map((text) => ({ ...text, tenant, program })),
  ),
)
const english = published.filter(({ language }) => language === 'en')

const aloud = (address: string) =>
  address.replace('https://', '').replaceAll('.', ' dot ').replaceAll('/', ' slash ').replaceAll('@', ' at ')

describe('CTA-5: for every way of collecting consent', () => {
  test.each(published)('$id of $program.id says what IN-6 requires of it', (shown) => {
    const { tenant, program, text, language } = shown
    const evidence = { ...noEvidence, callToAction: text, language }
    expect(flawsOfWords({ status: 'opted_in', evidence }, tenant, program)).toEqual([])
  })

  test.each(english)('$id of $program.id shows everything that CTA-1 requires', (shown) => {
    const { tenant, program, text, way } = shown
    const read = way === 'verbal' ? aloud : (address: string) => address
    const required = [
      program.name,
      tenant.brand,
      writtenNumber(program.number),
      String(program.frequency.messages),
      'HELP',
      read(tenant.help.email ?? ''),
      'STOP',
      'Message and data rates may apply',
      read(tenant.links.terms),
      read(tenant.links.privacy),
      'text messages',
      ...(program.messageClass === 'promotional' ? ['marketing', 'not a condition of any purchase'] : []),
    ]
    expect(required.filter((each) => !text.includes(each))).toEqual([])
  })

  test('a program has words in each language of its pages, under ids of their own', () => {
    const [alerts] = acme.programs
    const texts = alerts ? publishedTexts(acme, alerts) : []
    expect(texts.map(({ language, way }) => `${language} ${way}`)).toEqual(
      ['en', 'es', 'fr'].flatMap((language) => WAYS.map((way) => `${language} ${way}`)),
    )
    expect(new Set(texts.map(({ id }) => id)).size).toBe(texts.length)
  })

  test('the id is of the exact words: another frequency gives every text of the program another id', () => {
    const [alerts] = acme.programs
    const changed = withProgram(acme, 'acme-alerts', { frequency: { messages: 11, per: 'month' } })
    const [more] = changed.programs
    if (!alerts || !more) throw new Error('there is no such program')
    const before = new Set(publishedTexts(acme, alerts).map(({ id }) => id))
    expect(publishedTexts(changed, more).filter(({ id }) => before.has(id))).toEqual([])
  })

  test('the keyword text is the one that a text message with the keyword stands for', () => {
    const [, offers] = acme.programs
    const keyword = offers && publishedTexts(acme, offers).find(({ way }) => way === 'keyword')
    expect(contentHash(keyword?.text ?? '')).toBe(offers?.callToAction.hash)
  })
})
