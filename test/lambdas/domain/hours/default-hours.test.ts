import { expect, test } from 'vitest'
import { nextPermitted, permittedUntil } from '../../../../lambdas/domain/hours/permission.ts'
import { defaultSendingHours } from '../../../../lambdas/domain/tenant/sending-hours.ts'
import { asked, at, isPermitted, next, until } from './asking.ts'

const SEATTLE = 'America/Los_Angeles'
const seattle = asked('1206')

test.each([
  ['Friday before nine', '2026-11-27 08:59', '2026-11-27 09:00'],
  ['Friday at nine', '2026-11-27 09:00', '2026-11-27 09:00'],
  ['Friday in the evening', '2026-11-27 19:59', '2026-11-27 19:59'],
  ['Friday at eight in the evening', '2026-11-27 20:00', '2026-11-28 09:00'],
  ['Saturday at night', '2026-11-28 21:30', '2026-11-29 12:00'],
  ['Sunday morning', '2026-11-29 09:00', '2026-11-29 12:00'],
  ['Sunday at noon', '2026-11-29 12:00', '2026-11-29 12:00'],
  ['Sunday at eight in the evening', '2026-11-29 20:00', '2026-11-30 09:00'],
  ['Monday after midnight', '2026-11-30 00:01', '2026-11-30 09:00'],
])('GATE-7 where nothing is set, a message of %s waits for the default', (_, now, then) => {
  expect(next(seattle, now, SEATTLE)).toBe(then)
})

test('GATE-7 a message that may leave now waits for nothing, whatever the second', () => {
  const now = '2026-11-27T20:07:31.123Z'
  expect(nextPermitted(seattle, now)).toBe(now)
})

test('GATE-7 a message waits to the millisecond', () => {
  expect(nextPermitted(seattle, '2026-11-27T16:59:59.999Z')).toBe('2026-11-27T17:00:00.000Z')
  expect(nextPermitted(seattle, '2026-11-28T03:59:59.999Z')).toBe('2026-11-28T03:59:59.999Z')
  expect(nextPermitted(seattle, '2026-11-28T04:00:00.000Z')).toBe('2026-11-28T17:00:00.000Z')
})

test.each([
  ['2026-11-27 09:00', '2026-11-27 20:00'],
  ['2026-11-27 19:59', '2026-11-27 20:00'],
  ['2026-11-29 12:00', '2026-11-29 20:00'],
])('GATE-7 what is permitted on %s is permitted until %s', (now, end) => {
  expect(until(seattle, now, SEATTLE)).toBe(end)
})

test('GATE-7 what is not permitted ends at once', () => {
  const now = at('2026-11-27 20:00', SEATTLE)
  expect(permittedUntil(seattle, now)).toBe(now)
})

test('GATE-7 a tenant may be stricter than the default', () => {
  const setting = { ...defaultSendingHours, weekdays: { from: '10:15', to: '16:45' } }
  const question = asked('1206', setting)
  expect(next(question, '2026-11-27 09:30', SEATTLE)).toBe('2026-11-27 10:15')
  expect(until(question, '2026-11-27 10:15', SEATTLE)).toBe('2026-11-27 16:45')
})

test.each([
  ['1808', 'Pacific/Honolulu'],
  ['1907', 'America/Anchorage'],
  ['1787', 'America/Puerto_Rico'],
  ['1671', 'Pacific/Guam'],
  ['44', 'Europe/London'],
  ['91', 'Asia/Calcutta'],
  ['977', 'Asia/Katmandu'],
  ['81', 'Asia/Tokyo'],
])('GATE-7 +%s waits for the hours of %s', (code, zone) => {
  const morning = code === '1907' ? '2026-11-27 10:00' : '2026-11-27 09:00'
  expect(next(asked(code), '2026-11-27 04:00', zone)).toBe(morning)
})

test('GATE-7 each side of the date line has its own day', () => {
  const now = '2026-11-29T02:00:00.000Z'
  // Sunday, 15:00 in Samoa; Saturday, 15:00 in American Samoa.
  expect(nextPermitted(asked('685'), now)).toBe(now)
  expect(nextPermitted(asked('1684'), now)).toBe(now)
  expect(isPermitted(asked('685'), '2026-11-29 10:00', 'Pacific/Apia')).toBe(false)
  expect(isPermitted(asked('1684'), '2026-11-28 10:00', 'Pacific/Pago_Pago')).toBe(true)
})
