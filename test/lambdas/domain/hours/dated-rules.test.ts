import { expect, test } from 'vitest'
import { type Rule, reviewedRules } from '../../../../lambdas/domain/hours/rules.ts'
import { always, asked, next, until } from './asking.ts'
import { permittedHours } from './permitted-hours.ts'

const NEW_YORK = 'America/New_York'
const strict: Rule = {
  place: 'US-FL',
  law: 'a law to come',
  weekdays: { from: '10:00', to: '18:00' },
  cap: null,
  source: 'https://example.com',
  verifiedOn: null,
  sure: 'unverified',
  exemptsConsent: 'unclear',
  effectiveFrom: null,
  effectiveUntil: null,
}
const under = (change: Partial<Rule>, endedRules = false) =>
  asked('1305', { ...always, endedRules }, [...reviewedRules, { ...strict, ...change }])

test('GATE-7 a stricter rule starts by itself on its date', () => {
  const question = under({ effectiveFrom: '2027-01-05' })
  expect(next(question, '2027-01-03 21:00', NEW_YORK)).toBe('2027-01-04 08:00')
  expect(until(question, '2027-01-04 12:00', NEW_YORK)).toBe('2027-01-04 20:00')
  expect(next(question, '2027-01-05 05:00', NEW_YORK)).toBe('2027-01-05 10:00')
  expect(until(question, '2027-01-05 12:00', NEW_YORK)).toBe('2027-01-05 18:00')
})

test('GATE-7 the date of a rule is that of each zone', () => {
  const places = [{ zones: ['Pacific/Kiritimati', 'Pacific/Honolulu'], region: 'US-FL' }]
  const question = { ...under({ effectiveFrom: '2027-01-05' }), places }
  // The common hours are 08:00 to 20:00 on one day in Kiritimati and on the day before in Hawaii.
  expect(next(question, '2027-01-05 00:00', 'Pacific/Kiritimati')).toBe('2027-01-05 10:00')
  expect(until(question, '2027-01-05 12:00', 'Pacific/Kiritimati')).toBe('2027-01-05 18:00')
  expect(until(question, '2027-01-04 12:00', 'Pacific/Kiritimati')).toBe('2027-01-04 20:00')
})

test('GATE-7 a wait reckons with the rules of the day on which it ends', () => {
  const question = under({ effectiveFrom: '2027-01-05' })
  expect(next(question, '2027-01-04 20:00', NEW_YORK)).toBe('2027-01-05 10:00')
})

test('GATE-7 a rule of unknown date is not in force', () => {
  expect(next(under({}), '2027-01-05 05:00', NEW_YORK)).toBe('2027-01-05 08:00')
})

test('GATE-7 a rule that ended goes on binding, for what is laxer needs a setting', () => {
  const question = under({ effectiveFrom: '2020-01-01', effectiveUntil: '2026-12-31' })
  expect(next(question, '2027-06-15 05:00', NEW_YORK)).toBe('2027-06-15 10:00')
})

test('GATE-7 a rule that ended binds no more where the tenant says so', () => {
  const question = under({ effectiveFrom: '2020-01-01', effectiveUntil: '2026-12-31' }, true)
  expect(next(question, '2026-12-31 05:00', NEW_YORK)).toBe('2026-12-31 10:00')
  expect(until(question, '2026-12-31 12:00', NEW_YORK)).toBe('2026-12-31 18:00')
  expect(next(question, '2027-01-01 05:00', NEW_YORK)).toBe('2027-01-01 08:00')
})

test('GATE-7 the setting about ended rules lifts none that has not ended', () => {
  const question = under({ effectiveFrom: '2020-01-01' }, true)
  expect(next(question, '2027-06-15 05:00', NEW_YORK)).toBe('2027-06-15 10:00')
})

test('GATE-7 the rule of one state binds no other', () => {
  const question = {
    ...under({ effectiveFrom: '2020-01-01' }),
    places: [{ zones: [NEW_YORK], region: 'US-GA' }],
  }
  expect(next(question, '2027-01-05 05:00', NEW_YORK)).toBe('2027-01-05 08:00')
})

test('GATE-7 a day may have hours of its own', () => {
  const question = under({ effectiveFrom: '2020-01-01', friday: { from: '13:00', to: '15:00' } })
  expect(next(question, '2027-06-17 05:00', NEW_YORK)).toBe('2027-06-17 10:00')
  expect(next(question, '2027-06-18 05:00', NEW_YORK)).toBe('2027-06-18 13:00')
  expect(until(question, '2027-06-18 14:00', NEW_YORK)).toBe('2027-06-18 15:00')
})

test('GATE-7 a day of the week may be closed', () => {
  const question = under({ effectiveFrom: '2020-01-01', friday: null, saturday: null, sunday: null })
  expect(next(question, '2027-06-17 18:00', NEW_YORK)).toBe('2027-06-21 10:00')
})

test('GATE-7 so may be days by their date, such as one that a governor proclaimed', () => {
  const question = under({ effectiveFrom: '2020-01-01', closedOn: ['2027-06-18', '2027-06-19'] })
  expect(next(question, '2027-06-17 18:00', NEW_YORK)).toBe('2027-06-20 10:00')
})

test('GATE-7 legal holidays close with their rule and not before', () => {
  const question = under({ effectiveFrom: '2027-11-12', holidays: ['US', 'US-LA'] })
  expect(next(question, '2027-11-11 12:00', NEW_YORK)).toBe('2027-11-11 12:00')
  expect(next(question, '2027-11-24 18:00', NEW_YORK)).toBe('2027-11-27 10:00')
})

test('GATE-7 days that are closed for longer than a week ahead are a deny', () => {
  const closed = { monday: null, tuesday: null, wednesday: null, thursday: null, friday: null }
  const question = under({ effectiveFrom: '2020-01-01', ...closed, saturday: null, sunday: null })
  expect(next(question, '2027-06-17 12:00', NEW_YORK)).toBeNull()
})

test.each([
  ['Florida', '1305', '2021-07-01'],
  ['Oklahoma', '1405', '2022-11-01'],
  ['Maryland', '1410', '2024-01-01'],
  ['Oregon', '1503', '2026-01-01'],
  ['Texas', '1512', '2025-09-01'],
  ['Pennsylvania', '1215', '2026-10-18'],
])('GATE-7 the law of %s changes the week on its date and not two days before', (_, code, date) => {
  const region = asked(code).places[0]?.region ?? null
  const week = (days: number) =>
    permittedHours(region, always, new Date(Date.parse(date) + days * 86_400_000).toISOString())
  const floor = { from: 8 * 60, to: 21 * 60 }
  expect(week(-2)).toEqual(Array(7).fill(floor))
  expect(week(0)).not.toEqual(week(-2))
})

test('GATE-7 the permitted week of Texas is the default cut by its Sundays', () => {
  const week = permittedHours(
    'US-TX',
    { ...always, saturday: { from: '10:00', to: '22:00' } },
    '2026-11-27T12:00:00.000Z',
  )
  const weekday = { from: 9 * 60, to: 21 * 60 }
  expect(week).toEqual([
    { from: 12 * 60, to: 21 * 60 },
    ...Array(5).fill(weekday),
    { from: 10 * 60, to: 21 * 60 },
  ])
})
