import { expect, test } from 'vitest'
import { days, hours, minutes, noon, request, text } from '../../../fixtures.ts'
import { given } from '../../../given.ts'

const strong = request('acme-offers', noon)
const weak = request('acme-offers', hours(1), { level: 'express' })
const strongAt = (at: string) => request('acme-offers', at)

test('IN-7 a weaker grant does not lower the level held', () => {
  const scenario = given(strong, text('YES', minutes(1)), weak, text('YES', hours(2)))
  expect(scenario.ask('acme-offers', { now: hours(3) })).toMatchObject({
    reason: 'opted_in',
    consent: { level: 'express_written', since: minutes(1) },
  })
})

test('IN-7 a weaker grant dated earlier and delivered later does not lower it either', () => {
  const scenario = given(text('OFFERS', hours(1)), request('acme-offers', noon, { level: 'express' }))
  const after = scenario.when(text('YES', minutes(30), { deliveredAt: hours(2) }))
  expect(after.ask('acme-offers', { now: hours(3) }).decision).toBe('allow')
})

test('IN-7 a stronger grant raises the level held', () => {
  const scenario = given(weak, text('YES', hours(2)), strongAt(hours(3)), text('YES', hours(4)))
  expect(scenario.ask('acme-offers', { now: hours(5) }).consent).toMatchObject({ level: 'express_written' })
})

test('IN-7 after a stop the level starts again', () => {
  const scenario = given(text('OFFERS', noon), text('STOP', minutes(1)), weak, text('YES', hours(2)))
  expect(scenario.ask('acme-offers', { now: hours(3) }).reason).toBe('insufficient_consent')
})

test('IN-7 a START again keeps what is held', () => {
  given(text('START', noon), text('START', days(3))).thenStatus('acme-alerts', 'opted_in')
})

test('IN-7 neither of two grants outlives a stop dated after both', () => {
  const scenario = given(strong, text('YES', minutes(1)), weak, text('YES', hours(2)), text('STOP', hours(3)))
  scenario.thenStatus('acme-offers', 'opted_out')
})

test.each(['START', 'OFFERS', 'UNSTOP'])(
  'IN-10 a %s dated before the latest stop does not lift it',
  (body) => {
    const scenario = given(text('STOP', minutes(2)), text(body, minutes(1), { deliveredAt: minutes(3) }))
    expect(scenario.last).toMatchObject([{ type: 'declined', because: 'before_stop', body }])
  },
)

test('IN-10 the latest of several stops is the one that binds', () => {
  given(text('STOP', minutes(1)), text('STOP OFFERS', minutes(5)))
    .when(text('OFFERS', minutes(3), { deliveredAt: minutes(6) }))
    .thenStatus('acme-offers', 'opted_out')
})

test('IN-10 a consent dated before a stop that was lifted since does not count either', () => {
  given(text('STOP', minutes(5)), text('START', minutes(6)))
    .when(text('OFFERS', minutes(4), { deliveredAt: minutes(7) }))
    .thenStatus('acme-offers', 'opted_out')
})

test('IN-10 of several requests only those are granted that no later stop covers', () => {
  given(text('STOP OFFERS', minutes(3)), request('acme-alerts', noon), request('acme-offers', noon))
    .when(text('YES', minutes(2), { deliveredAt: minutes(4) }))
    .thenEvents({ type: 'opted_in', program: 'acme-alerts' }, { type: 'declined', program: 'acme-offers' })
})
