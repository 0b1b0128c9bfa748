import { expect, test } from 'vitest'
import type { Reply } from '../../../../lambdas/domain/core/events.ts'
import { everyReply, replyText } from '../../../../lambdas/domain/words/reply-text.ts'
import { acme, definitions, mainNumber, refusingNumber } from '../../../fixtures.ts'

const main = { number: mainNumber, language: 'en' } as const
const textOf = (kind: Reply['kind'], programs: string[] = [], number = mainNumber) =>
  replyText({ kind, programs }, acme, { number, language: 'en' })

test.each([
  ['the program', 'Acme Offers'],
  ['a contact', 'help@acme.example'],
  ['how to stop', 'STOP'],
  ['that messages recur', 'Recurring'],
  ['how often', 'up to 4 msgs/month'],
  ['what it costs', 'Msg & data rates may apply'],
])('IN-9 the confirmation of an opt-in says %s', (_, words) => {
  expect(textOf('opt_in_confirmation', ['acme-offers'])).toContain(words)
})

test('IN-5 one confirmation names every program', () => {
  const confirmation = textOf('opt_in_confirmation', ['acme-alerts', 'acme-offers'])
  expect(confirmation).toContain('Acme Alerts')
  expect(confirmation).toContain('Acme Offers')
})

test('OUT-6 the confirmation of a stop says the brand and how to come back', () => {
  expect(textOf('stop_confirmation')).toMatch(/Acme.*START/)
})

test.each([
  ['acme-alerts', /Acme Alerts.*START/],
  ['acme-offers', /Acme Offers.*OFFERS/],
  ['acme-login', /Acme Login.*https:\/\/acme\.example\/sms\/join/],
])('OUT-6 the confirmation of the stop of %s names what brings it back', (program, words) => {
  expect(textOf('stop_confirmation', [program])).toMatch(words)
})

test('OUT-6 where a text is no opt-in, START is not named as the way back', () => {
  expect(textOf('stop_confirmation', [], refusingNumber)).not.toContain('START')
  expect(textOf('stop_confirmation', [], refusingNumber)).toContain('https://acme.example/sms/join')
})

test.each([
  ['the program', 'Acme Offers'],
  ['what to do', 'reply YES to sign up'],
  ['how often', 'up to 4 msgs/month'],
  ['what it costs', 'Msg & data rates may apply'],
  ['how to get help and how to stop', 'HELP for help, STOP to stop'],
])('IN-4 the request says %s', (_, words) => {
  expect(textOf('sign_up_request', ['acme-offers'])).toContain(words)
})

test.each(['sign_up_code', 'preferences_code'] as const)('IN-4 the text of a %s carries the code', (kind) => {
  const reply = { kind, programs: ['acme-offers'] }
  expect(replyText(reply, acme, main, '123456')).toMatch(/^Acme: 123456 is your code/)
  expect(replyText(reply, acme, main)).toMatch(/^Acme: \*{6} is your code/)
})

test('IN-2 a refused START is answered with how to sign up', () => {
  expect(textOf('start_refused', ['acme-alerts'], refusingNumber)).toContain('https://acme.example/sms/join')
})

test('OUT-2 the question says how to stop all messages', () => {
  expect(textOf('review_question')).toContain('Reply STOP to stop all messages')
})

const every = definitions.tenants.flatMap((tenant) => everyReply(tenant).map((each) => ({ tenant, ...each })))

test('CTA-3 every reply carries the brand', () => {
  const bare = every.filter(
    ({ tenant, reply, place }) => !replyText(reply, tenant, place).includes(tenant.brand),
  )
  expect(bare).toEqual([])
})

test('CTA-3 every reply of the definitions that ship fits one part', () => {
  const long = every.filter(({ tenant, reply, place }) => replyText(reply, tenant, place).length > 160)
  expect(long).toEqual([])
})

test('CTA-3 a program whose name only happens to hold the letters of the brand still carries the brand', () => {
  const ace = {
    ...acme,
    brand: 'Ace',
    programs: acme.programs.map((program) => ({ ...program, name: 'Places to go' })),
  }
  const reply = { kind: 'opt_in_confirmation', programs: ['acme-alerts'] } as const
  expect(replyText({ ...reply, programs: [...reply.programs] }, ace, main)).toMatch(/\bAce\b/)
})
