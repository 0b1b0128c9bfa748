import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { zoneOffset } from '../../../../lambdas/adapters/gate/zone-offset.ts'
import places from '../../../../lambdas/domain/hours/places.json' with { type: 'json' }
import { runs } from '../../../runs.ts'

const zones = [...new Set(Object.keys(places).flatMap((place) => place.split(' ').slice(1)))]

test('GATE-7 the clocks of every zone that a number can be in are known', () => {
  expect(zones.filter((zone) => Number.isNaN(zoneOffset(zone, Date.parse('2026-11-27'))))).toEqual([])
})

test('GATE-7 offsets are those that another reading of the same clocks has', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      (zone, date) => {
        const { offsetNanoseconds } = Temporal.Instant.from(date.toISOString()).toZonedDateTimeISO(zone)
        expect(zoneOffset(zone, date.getTime())).toBe(offsetNanoseconds / 60e9)
      },
    ),
    { numRuns: runs(200) },
  )
})

test('GATE-7 the clocks turn to the millisecond', () => {
  const turn = Date.parse('2027-03-14T07:00:00.000Z')
  expect([turn - 1, turn].map((at) => zoneOffset('America/New_York', at))).toEqual([-300, -240])
})

test('GATE-7 offsets that were forgotten are found again', () => {
  const start = Date.parse('2026-11-27T00:00:00.000Z')
  const year = Array.from({ length: 4 * 24 * 60 }, (_, quarter) => start + quarter * 900_000)
  expect(new Set(year.map((at) => zoneOffset('Asia/Tokyo', at)))).toEqual(new Set([540]))
})

test('GATE-7 what is no zone has no offset', () => {
  expect(zoneOffset('Mars/Olympus_Mons', 0)).toBeNaN()
})
