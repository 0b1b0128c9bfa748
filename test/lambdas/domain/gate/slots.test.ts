import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Slot } from '../../../../lambdas/domain/core/send-history.ts'
import {
  counted,
  inSight,
  roomAt,
  slotLength,
  slotOf,
  total,
  uncounted,
} from '../../../../lambdas/domain/gate/slots.ts'
import { days, hours, noon } from '../../../fixtures.ts'

const DAY = 86_400
const at = (instant: string) => slotOf(instant, 1)

test('GATE-8 a message is in sight until its window is over, to the second', () => {
  const slots: Slot[] = [[at(noon), 1]]
  expect(total(inSight(slots, DAY, hours(23.999)))).toBe(1)
  expect(total(inSight(slots, DAY, days(1)))).toBe(0)
})

test('GATE-8 messages of one second are counted together, and taken back one by one', () => {
  const twice = counted(counted([], at(noon)), at(noon))
  expect(twice).toEqual([[at(noon), 2]])
  expect(uncounted(uncounted(twice, at(noon)), at(noon))).toEqual([])
})

test('GATE-8 room is there when the message leaves the window that fills it', () => {
  const slots: Slot[] = [
    [at(noon), 1],
    [at(hours(1)), 1],
  ]
  expect(roomAt(slots, 2, DAY, hours(2))).toBe(Date.parse(days(1)))
  expect(roomAt(slots, 1, DAY, hours(2))).toBe(Date.parse(hours(25)))
  expect(roomAt(slots, 3, DAY, hours(2))).toBeNull()
})

test('GATE-8 many promised messages are kept in few slots, and counted rather too long than too short', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 51, max: 1000 }),
      fc.array(fc.integer({ min: 0, max: 40 * DAY }), { maxLength: 300 }),
      (most, seconds) => {
        const length = slotLength(most, 30 * DAY)
        const times = seconds
          .toSorted((a, b) => a - b)
          .map((after) => new Date(Date.parse(noon) + after * 1000).toISOString())
        const now = times.at(-1) ?? noon
        const slots = times.reduce<Slot[]>(
          (sofar, time) => counted(inSight(sofar, 30 * DAY, time), slotOf(time, length)),
          [],
        )
        const truly = times.filter((time) => Date.parse(time) + 30 * DAY * 1000 > Date.parse(now)).length
        expect(total(inSight(slots, 30 * DAY, now))).toBeGreaterThanOrEqual(truly)
        expect(slots.length).toBeLessThanOrEqual(52)
      },
    ),
  )
})
