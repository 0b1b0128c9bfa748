import { expect, test } from 'vitest'
import type { Reply } from '../../../../lambdas/domain/core/events.ts'
import { emptySendHistory, type SendHistory } from '../../../../lambdas/domain/core/send-history.ts'
import { after } from '../../../../lambdas/domain/core/time.ts'
import {
  countReply,
  currentReply,
  markUnconfirmed,
  type OwedReply,
  uncountReply,
  withheld,
} from '../../../../lambdas/domain/replies/reply-limits.ts'
import { hours, mainNumber, minutes, noon, refusingNumber, request, text } from '../../../fixtures.ts'
import { given, type Scenario } from '../../../given.ts'

const owed = (kind: Reply['kind'], at = noon, programs: string[] = [], number = mainNumber): OwedReply => ({
  reply: { kind, programs },
  at,
  number,
  grants: kind === 'opt_in_confirmation' ? ['life.1'] : [],
})

/** The provider may hold a text this long whatever we say, so that it must be handed over that much earlier. */
const HELD = 5000

const help = owed('help')
const stopConfirmation = owed('stop_confirmation')
const startConfirmation = owed('opt_in_confirmation', noon, ['acme-alerts'])
const stopped = given(text('STOP', noon))
const started = given(text('START', noon))
const asked = given(text('Not interested', noon))

const counted = (replies: readonly OwedReply[], now = noon) =>
  replies.reduce((sends: SendHistory, reply) => countReply(reply, sends, now), emptySendHistory)
const five = (reply: OwedReply) => Array.from({ length: 5 }, () => reply)
const verdict = (reply: OwedReply, { record }: Scenario, now = noon, sends = emptySendHistory) =>
  withheld(reply, record, sends, now)

test('EVT-2 a stop confirmation leaves within five minutes or not at all', () => {
  expect(verdict(stopConfirmation, stopped, after(minutes(5), -HELD))).toBeNull()
  expect(verdict(stopConfirmation, stopped, after(minutes(5), 1 - HELD))).toBe('too_late')
})

test.each([
  ['a program', 'OFFERS', 'STOP OFFERS', ['acme-offers']],
  ['the brand', 'START', 'STOP', []],
])(
  'OUT-6 a stop of %s is confirmed once, also where a second one ends a newer request',
  (_, join, stop, programs) => {
    const scenario = given(
      text(join, noon),
      text(stop, minutes(1)),
      request('acme-offers', minutes(2)),
      text(stop, minutes(3)),
    )
    const confirmations = scenario.ledger.filter(({ reply }) => reply?.kind === 'stop_confirmation')
    expect(confirmations.map(({ at }) => at)).toEqual([minutes(1)])
    expect(verdict(owed('stop_confirmation', minutes(1), programs), scenario, minutes(3))).toBeNull()
  },
)

const hourly = [
  [help, stopped],
  [startConfirmation, started],
  [owed('start_refused'), stopped],
  [owed('review_question'), asked],
] as const

test.each(hourly)(
  'EVT-2 any other reply leaves within an hour or not at all: $reply.kind',
  (reply, scenario) => {
    expect(verdict(reply, scenario, after(hours(1), -HELD))).toBeNull()
    expect(verdict(reply, scenario, after(hours(1), 1 - HELD))).toBe('too_late')
  },
)

test('REPLY-1 five replies leave to a person and number within an hour, and no sixth', () => {
  expect(verdict(help, stopped, noon, counted(five(help).slice(1)))).toBeNull()
  expect(verdict(help, stopped, noon, counted(five(help)))).toBe('too_many')
})

test('REPLY-1 replies of every kind count together', () => {
  const sends = counted([help, startConfirmation, owed('start_refused'), owed('review_question'), help])
  expect(verdict(startConfirmation, started, noon, sends)).toBe('too_many')
})

test('REPLY-1 stop confirmations are counted apart from the others', () => {
  expect(verdict(stopConfirmation, stopped, noon, counted(five(help)))).toBeNull()
  expect(verdict(help, stopped, noon, counted(five(stopConfirmation)))).toBeNull()
})

test('REPLY-1 a sixth stop confirmation within an hour does not leave', () => {
  expect(verdict(stopConfirmation, stopped, noon, counted(five(stopConfirmation)))).toBe('too_many')
})

test('REPLY-1 each number of the tenant is counted for itself', () => {
  const elsewhere = owed('help', noon, [], refusingNumber)
  expect(verdict(elsewhere, stopped, noon, counted(five(help)))).toBeNull()
})

test('REPLY-1 what left an hour ago counts no more', () => {
  const later = owed('help', hours(1))
  expect(verdict(later, stopped, after(hours(1), -1), counted(five(help)))).toBe('too_many')
  expect(verdict(later, stopped, hours(1), counted(five(help)))).toBeNull()
})

test('REPLY-1 a reply that did not leave gives its place back', () => {
  const sends = uncountReply(help, counted(five(help)), noon)
  expect(verdict(help, stopped, noon, sends)).toBeNull()
})

test('REPLY-1 giving back a place that was never taken changes nothing', () => {
  const sends = counted(five(help))
  expect(uncountReply(help, sends, minutes(1))).toEqual(sends)
})

test('REPLY-1 counting forgets what is older than an hour', () => {
  const sends = countReply(owed('help', hours(2)), counted(five(help)), hours(2))
  expect(sends.replies[mainNumber]).toEqual([hours(2)])
})

test('REPLY-1 the confirmation of an opt-in does not leave after a stop', () => {
  expect(verdict(startConfirmation, started.when(text('STOP', minutes(1))), minutes(1))).toBe('overtaken')
})

test('REPLY-1 the confirmation of an opt-in leaves after the stop of another program', () => {
  expect(verdict(startConfirmation, started.when(text('STOP OFFERS', minutes(1))), minutes(1))).toBeNull()
})

test('REPLY-1 the question does not leave after a stop', () => {
  expect(verdict(owed('review_question'), asked.when(text('STOP', minutes(1))), minutes(1))).toBe('overtaken')
})

test.each(['START', 'YES'])('REPLY-1 the question does not leave once %s has answered it', (body) => {
  expect(verdict(owed('review_question'), asked.when(text(body, minutes(1))), minutes(1))).toBe('overtaken')
})

test.each(['help', 'start_refused'] as const)('REPLY-1 after a stop the answer %s still leaves', (kind) => {
  expect(verdict(owed(kind, noon), stopped, minutes(1))).toBeNull()
})

test('OUT-6 the confirmation of a stop does not leave after coming back', () => {
  expect(verdict(stopConfirmation, stopped.when(text('START', minutes(1))), minutes(1))).toBe('overtaken')
})

test('OUT-6 the confirmation of the stop of one program does not leave after coming back to it', () => {
  const scenario = given(text('STOP OFFERS', noon), text('OFFERS', minutes(1)))
  const reply = owed('stop_confirmation', noon, ['acme-offers'])
  expect(verdict(reply, scenario, minutes(1))).toBe('overtaken')
})

test('OUT-6 the confirmation of the stop of one program leaves after START of another', () => {
  const scenario = given(text('STOP OFFERS', noon), text('START', minutes(1)))
  expect(verdict(owed('stop_confirmation', noon, ['acme-offers']), scenario, minutes(1))).toBeNull()
})

test('GATE-11 a grant whose confirmation did not leave is marked, once', () => {
  const sends = markUnconfirmed(markUnconfirmed(emptySendHistory, ['life.1']), ['life.1', 'life.2'])
  expect(sends.unconfirmed).toEqual(['life.1', 'life.2'])
})

test('REPLY-1 the question does not leave after a stop that was sent before it', () => {
  const scenario = asked.when(text('STOP', minutes(-1), { deliveredAt: minutes(1) }))
  expect(verdict(owed('review_question'), scenario, minutes(1))).toBe('overtaken')
})

test('IN-9 the confirmation of a grant that a stop has ended stays unsent, though START came again', () => {
  const scenario = started.when(text('STOP', minutes(1))).when(text('START', minutes(2)))
  expect(verdict(startConfirmation, scenario, minutes(2))).toBe('overtaken')
})

test('IN-9 a confirmation names only the programs that still stand', () => {
  const reply = {
    ...owed('opt_in_confirmation', noon, ['acme-alerts', 'acme-offers']),
    grants: ['life.1', 'life.2'],
  }
  const scenario = started.when(text('OFFERS', noon)).when(text('STOP OFFERS', minutes(1)))
  expect(currentReply(reply, scenario.record).programs).toEqual(['acme-alerts'])
})

test('OUT-6 of two stops whose confirmations wait, only the last is confirmed', () => {
  const scenario = stopped.when(text('START', minutes(1))).when(text('STOP', minutes(2)))
  expect(verdict(stopConfirmation, scenario, minutes(2))).toBe('overtaken')
  expect(verdict(owed('stop_confirmation', minutes(2)), scenario, minutes(2))).toBeNull()
})

test('OUT-6 the confirmation of a program stays unsent once everything was stopped', () => {
  const scenario = given(text('OFFERS', noon), text('STOP OFFERS', minutes(1)), text('STOP', minutes(2)))
  expect(verdict(owed('stop_confirmation', minutes(1), ['acme-offers']), scenario, minutes(2))).toBe(
    'overtaken',
  )
})
