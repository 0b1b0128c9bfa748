import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zoneOffset } from '../../../../lambdas/adapters/gate/zone-offset.ts'
import { after, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { schedulesBy } from '../../../../lambdas/domain/hours/schedules.ts'
import { acme, noon } from '../../../fixtures.ts'

const instant = fc.nat({ max: 14 * 24 * 60 * 60 }).map((seconds) => after(noon, seconds * 1000))
const number = fc.constantFrom(
  '+12065550142',
  '+13055550142',
  '+18085550142',
  '+12425550142',
  '+18005550142',
  '+18615550142',
)
const said = fc.option(
  fc.record({
    zone: fc.constantFrom(null, 'America/Chicago', 'Asia/Kolkata'),
    region: fc.constantFrom(null, 'US-LA', 'CA-ON'),
  }),
)
const minutes = fc.nat({ max: 40 })

test('GATE-7: a schedule that is kept for the quarter hour says what a new one says', () => {
  const kept = schedulesBy(zoneOffset)
  fc.assert(
    fc.property(instant, minutes, number, said, (first, later, to, where) => {
      for (const now of [first, after(first, later * MINUTE), first]) {
        const fresh = schedulesBy(zoneOffset)(acme, now)(to, where)
        const schedule = kept(acme, now)(to, where)
        expect(schedule.caps).toEqual(fresh.caps)
        expect(schedule.opensAt(now)).toBe(fresh.opensAt(now))
        expect(schedule.closesAt(now)).toBe(fresh.closesAt(now))
        expect(schedule.opensAt(after(now, later * MINUTE))).toBe(fresh.opensAt(after(now, later * MINUTE)))
      }
    }),
  )
})
