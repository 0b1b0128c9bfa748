import { expect, test } from 'vitest'
import { contentHash } from '../../../../lambdas/definitions/content-hash.ts'
import type { Program } from '../../../../lambdas/domain/tenant/definitions.ts'
import { callToActionText } from '../../../../lambdas/domain/words/call-to-action.ts'
import { writtenNumber } from '../../../../lambdas/domain/words/written-number.ts'
import { acme, definitions } from '../../../fixtures.ts'

const offered = definitions.tenants.flatMap((tenant) =>
  tenant.programs.map((program) => ({ tenant, program })),
)
const promotional = acme.programs.find(({ id }) => id === 'acme-offers') as Program

test.each(offered)(
  'CTA-1 the call-to-action of $program.id shows all that it must',
  ({ tenant, program }) => {
    const { text } = program.callToAction
    const contact = tenant.help.email ?? ''
    const shown = [
      program.name,
      tenant.brand,
      writtenNumber(program.number),
      contact,
      tenant.links.terms,
      tenant.links.privacy,
    ]
    expect(shown.filter((each) => each === '' || !text.includes(each))).toEqual([])
  },
)

test.each(offered)(
  'CTA-1 $program.id says "Message and data rates may apply" word for word',
  ({ program }) => {
    expect(program.callToAction.text).toContain('Message and data rates may apply')
  },
)

test.each(offered)('CTA-1 $program.id says how to stop and how to get help', ({ program }) => {
  expect(program.callToAction.text).toMatch(/\bHELP\b.*\bSTOP\b/)
})

test.each(offered)('CTA-1 $program.id words the consent for text messages', ({ program }) => {
  expect(program.callToAction.text).toMatch(/agree to receive .*text messages/)
})

test.each([
  ['acme-alerts', 'up to 10 msgs/month'],
  ['acme-offers', 'up to 4 msgs/month'],
  ['acme-login', '1 msg per request'],
  ['globex-news', 'up to 2 msgs/week'],
])('CTA-1 %s says how often: %s', (id, frequency) => {
  expect(definitions.programById.get(id)?.program.callToAction.text).toContain(frequency)
})

test('CTA-1 a promotional program says that consent is no condition of purchase', () => {
  expect(promotional.callToAction.text).toMatch(/not a condition of any purchase/i)
})

test('CTA-1 the keyword and the number to text it to are named', () => {
  expect(promotional.callToAction.text).toContain('OFFERS to (206) 555-0100')
})

test.each(offered)(
  'CTA-4 the text of $program.id is made from its definition, and hashed',
  ({ tenant, program }) => {
    expect(program.callToAction).toEqual({
      text: callToActionText(tenant, program),
      hash: contentHash(callToActionText(tenant, program)),
      language: 'en',
    })
  },
)
