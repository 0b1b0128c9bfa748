import { expect, test } from 'vitest'
import { hours, minutes, noon, request, text } from '../../../fixtures.ts'
import { given } from '../../../given.ts'

const late = (body: string, at: string) => text(body, at, { deliveredAt: minutes(30) })

test('OUT-7 a START sent before a STOP and delivered after it does not opt in', () => {
  given(text('STOP', minutes(2)))
    .when(late('START', minutes(1)))
    .thenEvents({ type: 'declined', because: 'before_stop', program: 'acme-alerts', reply: null })
    .thenStatus('acme-alerts', 'opted_out')
})

test.each([
  ['START', 'STOP'],
  ['STOP', 'START'],
])('OUT-7 at equal times the stop wins: %s then %s', (first, second) => {
  given(text(first, noon), text(second, noon)).thenStatus('acme-alerts', 'opted_out')
})

test('OUT-7 at equal times the stop of one program wins', () => {
  given(text('STOP OFFERS', noon), text('OFFERS', noon)).thenStatus('acme-offers', 'opted_out')
})

test('OUT-7 an OFFERS older than STOP OFFERS does not opt in', () => {
  given(text('STOP OFFERS', minutes(2)), late('OFFERS', minutes(1))).thenStatus('acme-offers', 'opted_out')
})

test('OUT-7 a START older than STOP OFFERS opts in to the default, which that stop does not cover', () => {
  given(text('STOP OFFERS', minutes(2)), late('START', minutes(1))).thenStatus('acme-alerts', 'opted_in')
})

test('OUT-5 a stop older than an opt-in on the ledger is kept as superseded', () => {
  given(text('START', minutes(2)))
    .when(late('STOP', minutes(1)))
    .thenEvents({ type: 'stop_superseded', program: null, at: minutes(1), body: 'STOP', reply: null })
    .thenStatus('acme-alerts', 'opted_in')
})

test('OUT-5 a superseded stop still covers what has no later opt-in', () => {
  given(text('START', minutes(2)), late('STOP', minutes(1))).thenStatus('acme-offers', 'opted_out')
})

test('OUT-5 a superseded stop still binds an OFFERS that is older yet', () => {
  given(text('START', minutes(2)), late('STOP', minutes(1)), late('OFFERS', noon)).thenStatus(
    'acme-offers',
    'opted_out',
  )
})

test('OUT-5 a superseded stop of one program is kept for that program', () => {
  given(text('OFFERS', minutes(2)))
    .when(late('STOP OFFERS', minutes(1)))
    .thenEvents({ type: 'stop_superseded', program: 'acme-offers' })
    .thenStatus('acme-offers', 'opted_in')
})

test('OUT-5 a brand-wide stop ends what is older and is superseded for what is later', () => {
  given(text('START', noon), text('OFFERS', minutes(2)))
    .when(late('STOP', minutes(1)))
    .thenEvents({ type: 'opted_out', program: null }, { type: 'stop_superseded', program: 'acme-offers' })
    .thenStatus('acme-alerts', 'opted_out')
    .thenStatus('acme-offers', 'opted_in')
})

test('OUT-5 what stands after a mixed stop is promised no end of messages', () => {
  const { last } = given(text('START', noon), text('OFFERS', minutes(2))).when(late('STOP', minutes(1)))
  expect(last.flatMap(({ reply }) => reply ?? [])).toEqual([])
})

test('OUT-5 a stop between two grants leaves exactly what was granted after it', () => {
  const scenario = given(text('START', noon), text('START', minutes(4)), late('STOP', minutes(2)))
  expect(scenario.ask('acme-alerts').consent).toMatchObject({ since: minutes(4) })
})

test('OUT-5 a stop between a strong and a weaker grant leaves the weaker', () => {
  const weaker = request('acme-offers', minutes(3), { level: 'express' })
  const scenario = given(text('OFFERS', noon), weaker, text('YES', minutes(4)), late('STOP', minutes(2)))
  expect(scenario.ask('acme-offers')).toMatchObject({
    reason: 'insufficient_consent',
    consent: { level: 'express' },
  })
})

test('OUT-5 a mixed stop older than an unsure message leaves that message unsettled', () => {
  const scenario = given(
    text('START', noon),
    text('OFFERS', minutes(2)),
    text('Not interested', minutes(3)),
    late('STOP', minutes(1)),
  )
  expect(scenario.ask('acme-offers').reason).toBe('pending_review')
})

test('OUT-5 a stop dated ahead of the clock takes effect at once', () => {
  given(text('START', noon), text('STOP', hours(9), { deliveredAt: minutes(1) })).thenStatus(
    'acme-alerts',
    'opted_out',
  )
})

test('OUT-5 a stop dated ahead of the clock does not bind a START sent after it came', () => {
  given(text('STOP', hours(9), { deliveredAt: noon }), text('START', minutes(1))).thenStatus(
    'acme-alerts',
    'opted_in',
  )
})

test('OUT-5 a stop is dated from the very instant it was recorded', () => {
  const scenario = given(text('OFFERS', noon), text('STOP', minutes(1), { deliveredAt: minutes(2) }))
  expect(scenario.ask('acme-offers', { now: minutes(2) }).decision).toBe('deny')
})

test('OUT-7 the same STOP under another id changes nothing that can be seen', () => {
  const once = given(text('START', noon), text('STOP', minutes(1)))
  expect(once.when(text('STOP', minutes(1))).record).toEqual(once.record)
})

test('OUT-7 an older STOP does not move the date of the last one back', () => {
  const scenario = given(text('STOP', minutes(2)), late('STOP', minutes(1)))
  expect(scenario.record.stops.all).toBe(minutes(2))
})

test('OUT-7 a stop at the very time of an opt-in is a stop, and not superseded', () => {
  given(text('START', noon)).when(text('STOP', noon)).thenEvents({ type: 'opted_out', program: null })
})
