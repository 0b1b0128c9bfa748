import { expect, test } from 'vitest'
import places from '../../../../lambdas/domain/hours/places.json' with { type: 'json' }
import { reviewedRules } from '../../../../lambdas/domain/hours/rules.ts'
import { minutesOf } from '../../../../lambdas/domain/tenant/daily-hours.ts'

const regions = new Set(Object.keys(places).map((place) => place.split(' ')[0]))
const named = reviewedRules.map((rule) => [rule.place, rule] as const)

test('GATE-7 the federal floor is in force, and no end of it is known', () => {
  expect(reviewedRules.find(({ place }) => place === 'US')).toMatchObject({
    weekdays: { from: '08:00', to: '21:00' },
    effectiveUntil: null,
  })
})

test.each(named)('GATE-7 the hours of %s are quarter hours and end after they begin', (_, rule) => {
  for (const { from, to } of [rule.weekdays, rule.saturday ?? rule.weekdays, rule.sunday ?? rule.weekdays]) {
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
