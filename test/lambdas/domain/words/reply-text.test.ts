import { expect, test } from 'vitest'
import type { Reply } from '../../../../lambdas/domain/core/events.ts'
import { everyReply, replyText } from '../../../../lambdas/domain/words/reply-text.ts'
import { acme, definitions, mainNumber, refusingNumber, withProgram } from '../../../fixtures.ts'

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

const stopped = (had: string[], number = mainNumber, programs: string[] = []) =>
  replyText({ kind: 'stop_confirmation', programs, had }, acme, { number, language: 'en' })

test('OUT-6 the confirmation of a stop says the brand, and nothing more to a person who had nothing', () => {
  expect(stopped([])).toBe("Acme: you're unsubscribed and will get no more messages.")
})

test.each([
  [['acme-alerts'], 'Reply START to resubscribe.'],
  [['acme-offers'], 'Reply OFFERS to resubscribe.'],
  [['acme-login'], 'Reply START Acme Login to resubscribe. Acme Login: reply HELP.'],
  [['acme-alerts', 'acme-offers'], 'To keep any, reply START for Acme Alerts or OFFERS for Acme Offers.'],
])('OUT-6 to a person who had %j the confirmation of a stop says: %s', (had, words) => {
  expect(stopped(had)).toBe(`Acme: you're unsubscribed and will get no more messages. ${words}`)
})

test('OUT-6 the confirmation of the stop of one program names the word that brings it back', () => {
  expect(stopped(['acme-offers'], mainNumber, ['acme-offers'])).toMatch(/Acme Offers: .*Reply OFFERS /)
})

test('OUT-6 a word that would not give the program what its class needs is not named', () => {
  const plain = withProgram(acme, 'acme-offers', { advertised: false })
  const reply = { kind: 'stop_confirmation' as const, programs: [], had: ['acme-offers'] }
  expect(replyText(reply, plain, { number: mainNumber, language: 'en' })).toMatch(
    /To resubscribe: https:\/\/acme\.example\/sms\/join$/,
  )
})

test('OUT-6 where a text is no opt-in, the sign-up page is the way back', () => {
  expect(stopped(['acme-alerts'], refusingNumber)).toMatch(
    /To resubscribe: https:\/\/acme\.example\/sms\/join$/,
  )
})

test('OUT-6 what does not fit goes: the hint about codes, then names, then all but the sign-up page', () => {
  const named = (name: string) => ({
    ...acme,
    programs: acme.programs.map((program) => ({ ...program, name: `${name} ${program.name}` })),
  })
  const reply = { kind: 'stop_confirmation' as const, programs: [], had: ['acme-alerts', 'acme-offers'] }
  const texts = ['', 'Whole Wide', 'Whole Wide World of'].map((name) =>
    replyText({ ...reply, texted: ['acme-login'] }, named(name), { number: mainNumber, language: 'en' }),
  )
  expect(texts.map((text) => text.length <= 160)).toEqual([true, true, true])
  expect(texts.at(-1)).toContain('reply START or OFFERS.')
})

test('OUT-9 the answer to START names the words for what it did not bring back', () => {
  const reply = { kind: 'opt_in_confirmation' as const, programs: ['acme-alerts'], had: ['acme-offers'] }
  const short = { ...acme, help: { email: 'a@acme.example' } }
  expect(replyText(reply, short, { number: mainNumber, language: 'en' })).toMatch(/ Also: OFFERS$/)
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
