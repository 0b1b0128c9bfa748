import { expect, test } from 'vitest'
import { after, DAY } from '../../../../lambdas/domain/core/time.ts'
import { nextPermitted } from '../../../../lambdas/domain/hours/permission.ts'
import places from '../../../../lambdas/domain/hours/places.json' with { type: 'json' }
import { reviewedRules } from '../../../../lambdas/domain/hours/rules.ts'
import { DAYS_OF_WEEK, minutesOf } from '../../../../lambdas/domain/tenant/daily-hours.ts'
import { asked } from './asking.ts'

const regions = new Set(Object.keys(places).map((place) => place.split(' ')[0]))
const named = reviewedRules.map((rule) => [rule.place, rule] as const)

test('GATE-7 the federal floor is in force, and no end of it is known', () => {
  expect(reviewedRules.find(({ place }) => place === 'US')).toMatchObject({
    weekdays: { from: '08:00', to: '21:00' },
    effectiveUntil: null,
  })
})

test.each(named)('GATE-7 the hours of %s are quarter hours and end after they begin', (_, rule) => {
  const days = DAYS_OF_WEEK.flatMap((day) => rule[day] ?? [])
  for (const { from, to } of [rule.weekdays, ...days]) {
    expect([from, to]).toEqual([
      expect.stringMatching(/^\d\d:(00|15|30|45)$/),
      expect.stringMatching(/^\d\d:(00|15|30|45)$/),
    ])
    expect(minutesOf(from)).toBeLessThan(minutesOf(to))
  }
})

test.each(named)('GATE-7 the dates of %s are days or not known', (_, rule) => {
  for (const date of [rule.verifiedOn, rule.effectiveFrom, rule.effectiveUntil])
    if (date !== null) expect(new Date(date).toISOString().slice(0, 10)).toBe(date)
})

test.each(named)('GATE-7 %s is a place that numbers have, and its law has a source', (place, rule) => {
  expect(place === 'US' || regions.has(place)).toBe(true)
  expect(rule.law).not.toBe('')
  expect(rule.source).toMatch(/^https?:\/\//)
})

test.each(named)('GATE-8 the cap of %s looks back as far as promotional messages are counted', (_, rule) => {
  expect(rule.cap?.hours ?? 24).toBeLessThanOrEqual(24)
})

test.each(named)('GATE-7 how sure the entry of %s is, and whether it exempts consent, is said', (_, rule) => {
  expect(['read', 'reported', 'disputed', 'unverified']).toContain(rule.sure)
  expect(['yes', 'no', 'unclear']).toContain(rule.exemptsConsent)
  for (const date of rule.closedOn ?? []) expect(new Date(date).toISOString().slice(0, 10)).toBe(date)
})

test.each(named)('GATE-7 what nobody verified of %s is not in force', (_, { sure, effectiveFrom }) => {
  if (sure === 'unverified') expect(effectiveFrom).toBeNull()
})

test('GATE-7 Texas is marked as disputed, and held all the same', () => {
  expect(reviewedRules.find(({ place }) => place === 'US-TX')).toMatchObject({
    sure: 'disputed',
    effectiveFrom: '2025-09-01',
  })
})

/** Longer than any stretch of closed days; the gate looks eight days ahead. */
const WEEK = 7 * DAY

test('GATE-7 no run of closed days is so long that the wait becomes a deny, not where every law holds', () => {
  const question = { ...asked('1861'), places: [{ zones: ['America/Chicago'], region: 'US' }] }
  let from = '2026-12-01T00:00:00.000Z'
  while (from < '2029-01-01') {
    const opens = nextPermitted(question, from)
    expect(opens !== null && opens < after(from, WEEK)).toBe(true)
    from = after(opens ?? from, DAY)
  }
})
