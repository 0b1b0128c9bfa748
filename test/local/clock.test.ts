import { expect, test } from 'vitest'
import { addDuration, movableClock } from '../../local/clock.ts'
import { openState } from '../../local/state.ts'

const noon = Date.parse('2026-08-31T12:00:00.000Z')

test.each([
  ['PT25H', '2026-09-01T13:00:00.000Z'],
  ['P6M', '2027-02-28T12:00:00.000Z'],
  ['P1Y2DT1S', '2027-09-02T12:00:01.000Z'],
])('adding %s follows the calendar', (duration, instant) => {
  expect(new Date(addDuration(noon, duration)).toISOString()).toBe(instant)
})

test.each(['-PT1H', 'tomorrow', '', '25'])('the duration %j is refused', (duration) => {
  expect(() => addDuration(noon, duration)).toThrow(RangeError)
})

test('the clock’s offset is kept in the state', () => {
  const state = openState(undefined)
  movableClock(state).advance('P1D')
  expect(movableClock(state).now() - Date.now()).toBeGreaterThan(86_399_000)
})
