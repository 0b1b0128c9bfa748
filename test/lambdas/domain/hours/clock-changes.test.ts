import { expect, test } from 'vitest'
import { nextPermitted } from '../../../../lambdas/domain/hours/permission.ts'
import { asked, at, next, until } from './asking.ts'

test.each([
  ['in spring', '2027-03-13 20:00', '2027-03-14 12:00', '2027-03-14T16:00:00.000Z'],
  ['in autumn', '2027-11-06 20:00', '2027-11-07 12:00', '2027-11-07T17:00:00.000Z'],
])('GATE-7 the night when the clocks change is waited out by the new time: %s', (_, now, then, instant) => {
  const question = asked('1212')
  expect(next(question, now, 'America/New_York')).toBe(then)
  expect(nextPermitted(question, at(now, 'America/New_York'))).toBe(instant)
})

test('GATE-7 Arizona, but for the Navajo Nation, keeps its time in summer', () => {
  const question = asked('1480')
  expect(nextPermitted(question, '2026-07-15T15:00:00.000Z')).toBe('2026-07-15T16:00:00.000Z')
  expect(nextPermitted(question, '2026-12-15T15:00:00.000Z')).toBe('2026-12-15T16:00:00.000Z')
})

test('GATE-7 in 928 summer hours begin by Phoenix and end by the Navajo Nation', () => {
  const question = asked('1928')
  expect(next(question, '2026-07-15 05:00', 'America/Phoenix')).toBe('2026-07-15 09:00')
  expect(until(question, '2026-07-15 12:00', 'America/Phoenix')).toBe('2026-07-15 19:00')
  expect(until(question, '2026-12-15 12:00', 'America/Phoenix')).toBe('2026-12-15 20:00')
})

test('GATE-7 Hawaii keeps its time all the year', () => {
  const question = asked('1808')
  expect(nextPermitted(question, '2026-07-15T15:00:00.000Z')).toBe('2026-07-15T19:00:00.000Z')
  expect(nextPermitted(question, '2026-12-15T15:00:00.000Z')).toBe('2026-12-15T19:00:00.000Z')
})

test('GATE-7 half an hour’s change of the clocks is followed', () => {
  const question = { ...asked('61'), places: [{ zones: ['Australia/Lord_Howe'], region: null }] }
  expect(nextPermitted(question, '2026-09-30T18:00:00.000Z')).toBe('2026-09-30T22:30:00.000Z')
  expect(nextPermitted(question, '2026-10-05T18:00:00.000Z')).toBe('2026-10-05T22:00:00.000Z')
})
