import { expect, test } from 'vitest'
import { asked, at, isPermitted, always as lax, next, until } from './asking.ts'

const states: [state: string, code: string, zone: string, from: string, to: string, sundayFrom: string][] = [
  ['no state of its own rule', '1206', 'America/Los_Angeles', '08:00', '21:00', '08:00'],
  ['Florida', '1305', 'America/New_York', '08:00', '20:00', '08:00'],
  ['Oklahoma', '1405', 'America/Chicago', '08:00', '20:00', '08:00'],
  ['Maryland', '1410', 'America/New_York', '08:00', '20:00', '08:00'],
  ['Oregon', '1503', 'America/Los_Angeles', '08:00', '20:00', '08:00'],
  ['Texas', '1512', 'America/Chicago', '09:00', '21:00', '12:00'],
  ['another country', '44', 'Europe/London', '08:00', '21:00', '08:00'],
]

test.each(states)('GATE-7 no setting is laxer than the law: %s', (_, code, zone, from, to, sundayFrom) => {
  const question = asked(code, lax)
  expect(next(question, '2026-11-27 00:00', zone)).toBe(`2026-11-27 ${from}`)
  expect(until(question, '2026-11-27 12:00', zone)).toBe(`2026-11-27 ${to}`)
  expect(next(question, '2026-11-28 00:00', zone)).toBe(`2026-11-28 ${from}`)
  expect(until(question, '2026-11-28 12:00', zone)).toBe(`2026-11-28 ${to}`)
  expect(next(question, '2026-11-29 00:00', zone)).toBe(`2026-11-29 ${sundayFrom}`)
  expect(until(question, '2026-11-29 12:00', zone)).toBe(`2026-11-29 ${to}`)
})

test.each(states)('GATE-7 nowhere is the law laxer than the default: %s', (_, code, zone) => {
  expect(isPermitted(asked(code), '2026-11-27 08:59', zone)).toBe(false)
  expect(isPermitted(asked(code), '2026-11-27 20:00', zone)).toBe(false)
  expect(isPermitted(asked(code), '2026-11-29 11:59', zone)).toBe(false)
})

test('GATE-7 the state is the number’s and the clock that of the known zone', () => {
  const question = { ...asked('1305', lax), places: [{ zones: ['America/Los_Angeles'], region: 'US-FL' }] }
  expect(until(question, '2026-11-27 12:00', 'America/Los_Angeles')).toBe('2026-11-27 20:00')
})

test('GATE-7 where the state is not known, the strictest of all states holds', () => {
  const question = { ...asked('1305', lax), places: [{ zones: ['America/Chicago'], region: 'US' }] }
  expect(next(question, '2026-12-01 00:00', 'America/Chicago')).toBe('2026-12-01 10:00')
  expect(until(question, '2026-12-01 12:00', 'America/Chicago')).toBe('2026-12-01 18:00')
  expect(until(question, '2026-12-05 12:00', 'America/Chicago')).toBe('2026-12-05 17:00')
  expect(next(question, '2026-12-06 00:00', 'America/Chicago')).toBe('2026-12-07 10:00')
})

test.each([
  ['the Florida panhandle', '1850', 'America/New_York', 'America/Chicago'],
  ['Indiana', '1812', 'America/New_York', 'America/Chicago'],
  ['Kentucky', '1270', 'America/New_York', 'America/Chicago'],
  ['Tennessee', '1423', 'America/New_York', 'America/Chicago'],
  ['eastern Oregon', '1541', 'America/Denver', 'America/Los_Angeles'],
  ['northern Arizona', '1928', 'America/Denver', 'America/Phoenix'],
])('GATE-7 an area code of several zones has the hours of all at once: %s', (_, code, east, west) => {
  const question = asked(code)
  const opens = code === '1270' ? '10:00' : '09:00'
  expect(next(question, '2026-07-15 00:00', west)).toBe(`2026-07-15 ${opens}`)
  expect(until(question, '2026-07-15 12:00', east)).toBe('2026-07-15 20:00')
  expect(isPermitted(question, '2026-07-15 10:30', east)).toBe(
    at('2026-07-15 10:30', east) >= at(`2026-07-15 ${opens}`, west),
  )
})

test('GATE-7 an overlay has the zones of the code that it lies over', () => {
  for (const [overlay, code] of [
    ['1448', '1850'],
    ['1458', '1541'],
    ['1364', '1270'],
    ['1930', '1812'],
  ] as const)
    expect(asked(overlay).places[0]?.zones).toEqual(asked(code).places[0]?.zones)
})

test('GATE-7 zones without a common hour are never permitted', () => {
  const places = [{ zones: ['America/New_York', 'Asia/Shanghai'], region: null }]
  expect(next({ ...asked('1212'), places }, '2026-11-27 12:00', 'America/New_York')).toBeNull()
})

test.each([
  ['a toll-free number', '1800'],
  ['a premium-rate number', '1900'],
  ['a personal number', '1500'],
  ['a number of no country', '882'],
  ['a calling code that nobody knows', '999'],
])('GATE-7 where no zone is known, nothing is ever permitted: %s', (_, code) => {
  expect(next(asked(code, lax), '2026-11-27 12:00', 'America/Chicago')).toBeNull()
  expect(isPermitted(asked(code, lax), '2026-11-27 15:00', 'America/Chicago')).toBe(false)
})

test('GATE-7 in what is no zone nothing is permitted', () => {
  const places = [{ zones: ['Mars/Olympus_Mons'], region: null }]
  expect(next({ ...asked('1212'), places }, '2026-11-27 12:00', 'America/New_York')).toBeNull()
})
