import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zoneOffset } from '../../../../lambdas/adapters/gate/zone-offset.ts'
import { after, DAY, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import {
  type HoursAsked,
  nextPermitted,
  permittedUntil,
} from '../../../../lambdas/domain/hours/permission.ts'
import shipped from '../../../../lambdas/domain/hours/places.json' with { type: 'json' }
import { reviewedRules } from '../../../../lambdas/domain/hours/rules.ts'
import { runs } from '../../../runs.ts'
import { isPermittedAnew } from './independent-hours.ts'

const zones = [...new Set(Object.keys(shipped).flatMap((place) => place.split(' ').slice(1)))]
const regions = [...new Set(reviewedRules.map(({ place }) => place)), 'US-WA', 'CA', null]

const time = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${['00', '15', '30', '45'][quarter % 4]}`
const hours = fc
  .tuple(fc.nat(95), fc.nat(95))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from: time(from), to: time(to) }))
const setting = fc.record({
  weekdays: hours,
  saturday: hours,
  sunday: hours,
  endedRules: fc.boolean(),
  promotionalPerDay: fc.constant(null),
})
const place = fc.record({
  zones: fc.uniqueArray(fc.constantFrom(...zones), { minLength: 1, maxLength: 3 }),
  region: fc.constantFrom(...regions),
})
const places = fc.array(place, { minLength: 1, maxLength: 2 })
const question = fc.record({ places, setting, offsetOf: fc.constant(zoneOffset) })
const instant = fc
  .date({ min: new Date('2026-11-01'), max: new Date('2028-12-20'), noInvalidDate: true })
  .map((date) => date.toISOString())

const isPermitted = ({ places, setting }: HoursAsked, now: string) => isPermittedAnew(places, setting, now)

test('GATE-7 a message that waits may leave then, and not a millisecond earlier', () => {
  fc.assert(
    fc.property(question, instant, (asked, now) => {
      const next = nextPermitted(asked, now)
      if (next === null) return
      expect(isPermitted(asked, next)).toBe(true)
      if (next !== now) expect(isPermitted(asked, after(next, -1))).toBe(false)
    }),
    { numRuns: runs(40) },
  )
})

test('GATE-7 nothing is permitted while a message waits', () => {
  fc.assert(
    fc.property(question, instant, fc.double({ min: 0, max: 1, noNaN: true }), (asked, now, share) => {
      const next = nextPermitted(asked, now) ?? after(now, 8 * DAY)
      const between = Math.floor((Date.parse(next) - Date.parse(now)) * share)
      if (after(now, between) < next) expect(isPermitted(asked, after(now, between))).toBe(false)
    }),
    { numRuns: runs(50) },
  )
})

test('GATE-7 no minute of a wait is permitted', () => {
  fc.assert(
    fc.property(question, instant, (asked, now) => {
      const end = Math.min(Date.parse(nextPermitted(asked, now) ?? after(now, DAY)), Date.parse(now) + DAY)
      for (let at = Date.parse(now); at < end; at += MINUTE)
        if (isPermitted(asked, new Date(at).toISOString())) return false
      return true
    }),
    { numRuns: runs(3) },
  )
})

test('GATE-7 what is permitted stays so until its end, and not at it', () => {
  fc.assert(
    fc.property(question, instant, fc.double({ min: 0, max: 1, noNaN: true }), (asked, now, share) => {
      const start = nextPermitted(asked, now)
      if (start === null) return
      const end = permittedUntil(asked, start)
      const within = Math.floor((Date.parse(end) - Date.parse(start)) * share)
      expect(end > start).toBe(true)
      expect(isPermitted(asked, end)).toBe(false)
      expect(isPermitted(asked, after(end, -1))).toBe(true)
      if (after(start, within) < end) expect(isPermitted(asked, after(start, within))).toBe(true)
    }),
    { numRuns: runs(40) },
  )
})
