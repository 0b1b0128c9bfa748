import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { calendars, dayOf, isHoliday } from '../../../../lambdas/domain/hours/holidays.ts'
import { reviewedRules } from '../../../../lambdas/domain/hours/rules.ts'
import { isListedHoliday, LISTED_PLACES } from './closed-days.ts'

test('GATE-7 every calendar is compared with a list made by hand', () => {
  expect([...calendars.keys()]).toEqual(LISTED_PLACES)
})

test.each(LISTED_PLACES)(
  'GATE-7 the closed days of %s from 2026 to 2028 are these and no others',
  (place) => {
    const first = dayOf('2026-01-01')
    const days = Array.from({ length: dayOf('2028-12-31') - first + 1 }, (_, i) => first + i)
    const wrong = days
      .map((day) => ({ day, date: new Date(day * 86_400_000).toISOString().slice(0, 10) }))
      .filter(({ day, date }) => isHoliday(place, day) !== isListedHoliday(place, date))
    expect(wrong).toEqual([])
  },
)

/** Easter Sundays as almanacs give them, the two exceptions of the formula among them. */
const EASTERS =
  `1954-04-18 1981-04-19 2019-04-21 2024-03-31 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17
  2034-04-09 2035-03-25 2036-04-13 2037-04-05 2038-04-25 2039-04-10 2040-04-01 2049-04-18 2076-04-19`.split(
    /\s+/,
  )

test.each(EASTERS)('GATE-7 Good Friday and Mardi Gras go by Easter, %s', (easter) => {
  const sunday = Temporal.PlainDate.from(easter)
  const closed = (days: number) => isHoliday('US-LA', dayOf(sunday.add({ days }).toString()))
  expect([-47, -46, -48, -2, -1].map(closed)).toEqual([true, false, false, true, false])
})

test.each([
  ['US', 2026, 2040, 11],
  ['US-LA', 2026, 2040, 9],
  ['US-PA', 2026, 2040, 3],
  ['US-RI', 2026, 2040, 7],
])('GATE-7 %s has its holidays in every year', (place, from, to, most) => {
  for (let year = from; year <= to; year++) {
    const days = Array.from({ length: 366 }, (_, i) => dayOf(`${year}-01-01`) + i)
    const count = days.filter((day) => isHoliday(place, day)).length
    expect(count).toBeGreaterThanOrEqual(most - 3)
    expect(count).toBeLessThanOrEqual(most + 6)
  }
})

test('GATE-7 of a place without a calendar no day is a holiday', () => {
  expect(isHoliday('US-WA', dayOf('2027-12-25'))).toBe(false)
})

test('GATE-7 a rule names calendars that ship, and each has a source and a day of comparison', () => {
  for (const { holidays = [] } of reviewedRules)
    for (const place of holidays) expect(calendars.has(place)).toBe(true)
  for (const { source, verifiedOn, law, days } of calendars.values()) {
    expect(source).toMatch(/^https?:\/\//)
    expect(new Date(verifiedOn).toISOString().slice(0, 10)).toBe(verifiedOn)
    expect(law).not.toBe('')
    for (const { name, date, easter, weekday } of days) {
      expect([name.length > 0, (date === undefined) !== (easter === undefined)]).toEqual([true, true])
      expect(date ?? '01-01').toMatch(/^\d\d-\d\d$/)
      expect(weekday ?? 'monday').toMatch(/^(sun|mon|tues|wednes|thurs|fri|satur)day$/)
    }
  }
})
