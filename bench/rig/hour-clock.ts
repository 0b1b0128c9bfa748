import type { Clock } from '../../lambdas/application/core/ports/clock.ts'
import { DAY, HOUR } from '../../lambdas/domain/core/time.ts'

/** A clock that starts at the next occurrence of this hour in UTC. */
export function clockFrom(hour: number): Clock {
  const now = Date.now()
  const ahead = (hour * HOUR - (now % DAY) + DAY) % DAY
  return () => new Date(Date.now() + ahead).toISOString()
}

/** When promotional messages are permitted in all of the contiguous United States: 14:00 to 18:00 local time. */
export const byDay = clockFrom(22)

/** When they are permitted nowhere in it. */
export const byNight = clockFrom(8)
