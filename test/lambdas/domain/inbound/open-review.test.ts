import { expect, test } from 'vitest'
import type { Reply } from '../../../../lambdas/domain/core/events.ts'
import { expiryOf } from '../../../../lambdas/domain/core/record/expiry.ts'
import { days, hours, minutes, noon, refusingNumber, request, text } from '../../../fixtures.ts'
import { given } from '../../../given.ts'

const unsure = (at: string, number?: string) => text('Not interested', at, number ? { number } : {})
const question: Reply = { kind: 'review_question', programs: [] }

test('OUT-2 an unsure message is kept for review, and its sender is asked', () => {
  given().when(unsure(noon)).thenEvents({
    type: 'review_opened',
    program: null,
    body: 'Not interested',
    reply: question,
  })
})

test('OUT-2 an unsure message is not a stop yet', () => {
  given(text('START', noon), unsure(minutes(1))).thenStatus('acme-alerts', 'opted_in')
})

test('OUT-2 an unsure message denies promotional messages', () => {
  const scenario = given(text('OFFERS', noon), unsure(minutes(1)))
  expect(scenario.ask('acme-offers').reason).toBe('pending_review')
})

test('OUT-2 an unsure message denies every promotional message, whatever the program', () => {
  const scenario = given(text('START', noon), unsure(minutes(1)))
  expect(scenario.ask('acme-alerts', { messageClass: 'promotional' }).reason).toBe('pending_review')
})

test('OUT-2 an unsure message leaves informational messages allowed', () => {
  expect(given(text('START', noon), unsure(minutes(1))).ask('acme-alerts').decision).toBe('allow')
})

test('OUT-2 the sender is asked once in 24 hours', () => {
  given(unsure(noon))
    .when(unsure(hours(23)))
    .thenEvents({ type: 'review_opened', reply: null })
})

test('OUT-2 the sender may be asked again 24 hours after the question left, which it did within an hour', () => {
  given(unsure(noon))
    .when(unsure(hours(25)))
    .thenEvents({ reply: question })
})

test('OUT-2 messages that were not asked about do not move the 24 hours', () => {
  given(unsure(noon), unsure(hours(23)))
    .when(unsure(hours(25)))
    .thenEvents({ reply: question })
})

test('OUT-2 each number asks for itself', () => {
  given(unsure(noon))
    .when(unsure(minutes(1), refusingNumber))
    .thenEvents({ reply: question })
})

test('OUT-2 an unsure message delivered late and out of order is not asked about again', () => {
  given(unsure(noon))
    .when(text('Not interested', minutes(-5), { deliveredAt: minutes(5) }))
    .thenEvents({ type: 'review_opened', reply: null })
})

test('OUT-2 a person who has stopped is never asked', () => {
  given(text('STOP', noon))
    .when(unsure(minutes(1)))
    .thenEvents({ type: 'review_opened', reply: null })
})

test('OUT-2 a person who has stopped is not asked after 24 hours either', () => {
  given(text('STOP', noon), unsure(minutes(1)))
    .when(unsure(days(2)))
    .thenEvents({ reply: null })
})

test.each(['START', 'OFFERS', 'UNSTOP'])('OUT-2 a later %s settles it as no stop', (body) => {
  const scenario = given(text('OFFERS', noon), unsure(minutes(1)), text(body, minutes(2)))
  expect(scenario.last).toContainEqual(expect.objectContaining({ type: 'review_settled', as: 'not_a_stop' }))
  expect(scenario.ask('acme-offers').decision).toBe('allow')
})

test('OUT-2 a later YES settles it as no stop', () => {
  const scenario = given(text('OFFERS', noon), unsure(minutes(1)), text('YES', minutes(2)))
  expect(scenario.ask('acme-offers').decision).toBe('allow')
})

test('OUT-2 a YES that completes a request settles it as well', () => {
  const scenario = given(request('acme-offers', noon), unsure(minutes(1)), text('YES', minutes(2)))
  expect(scenario.ask('acme-offers').decision).toBe('allow')
})

test.each(['START', 'YES'])('OUT-2 a %s sent before it and delivered after it settles nothing', (body) => {
  const scenario = given(text('OFFERS', noon), unsure(minutes(2)))
  const after = scenario.when(text(body, minutes(1), { deliveredAt: minutes(3) }))
  expect(after.ask('acme-offers').reason).toBe('pending_review')
})

test.each(['START', 'YES'])('OUT-2 a %s at the very time of it settles nothing', (body) => {
  const scenario = given(text('OFFERS', noon), unsure(minutes(2)), text(body, minutes(2)))
  expect(scenario.ask('acme-offers').reason).toBe('pending_review')
})

test('OUT-2 a START between two unsure messages settles only what came before it', () => {
  const scenario = given(text('OFFERS', noon), unsure(minutes(1)), unsure(minutes(3)))
  const after = scenario.when(text('START', minutes(2), { deliveredAt: minutes(4) }))
  expect(after.ask('acme-offers').reason).toBe('pending_review')
})

test('OUT-2 a stop settles it as a stop', () => {
  given(unsure(noon))
    .when(text('STOP', minutes(1)))
    .thenEvents({ type: 'opted_out' }, { type: 'review_settled', as: 'stop', reply: null })
})

test.each(['Thanks!', 'HELP', 'STOP ALERTS please? no'])('OUT-2 %j settles nothing as no stop', (body) => {
  const { ledger } = given(text('OFFERS', noon), unsure(minutes(1)), text(body, minutes(2)))
  expect(ledger).not.toContainEqual(expect.objectContaining({ type: 'review_settled', as: 'not_a_stop' }))
})

test('OUT-2 the stop of one program leaves the message unsettled for the others', () => {
  const scenario = given(text('START', noon), unsure(minutes(1)), text('STOP OFFERS', minutes(2)))
  expect(scenario.ask('acme-alerts', { messageClass: 'promotional' }).reason).toBe('pending_review')
})

test('OUT-2 each unsure message waits for a review of its own, with its own date', () => {
  const { review, moreReviews } = given(unsure(noon), unsure(hours(1))).record
  expect(review).toMatchObject({ id: 'life.1', since: noon, lastAt: noon })
  expect(moreReviews).toMatchObject([{ id: 'life.2', since: hours(1), lastAt: hours(1) }])
})

test('OUT-2 a START settles the question even where it grants nothing', () => {
  const scenario = given(
    text('OFFERS', noon),
    unsure(minutes(1)),
    text('START', minutes(2), { number: refusingNumber }),
  )
  expect(scenario.ask('acme-offers').reason).toBe('opted_in')
})

test('OUT-2 an unsure message that comes after an opt-in of a later date needs nobody', () => {
  const scenario = given(text('OFFERS', minutes(2)), { ...unsure(minutes(1)), now: minutes(3) })
  scenario.thenEvents({ type: 'review_opened', reply: null }, { type: 'review_settled', as: 'not_a_stop' })
  expect(scenario.record.review).toBeNull()
})

test('REC-1 a record does not go before the review that is open', () => {
  const scenario = given(text('STOP', noon), unsure(days(180)))
  expect(expiryOf(scenario.record, 6)).toBe(Date.parse(days(190)) / 1000)
})
