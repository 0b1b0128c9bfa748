import type { Clock } from '../../lambdas/application/core/clock.ts'
import { DAY, HOUR } from '../../lambdas/domain/core/time.ts'

/** A clock that runs from the next time it is this hour of UTC. */
export function clockFrom(hour: number): Clock {
  const now = Date.now()
  const ahead = (hour * HOUR - (now % DAY) + DAY) % DAY
  return () => new Date(Date.now() + ahead).toISOString()
}

/** When promotional messages may reach all of the contiguous United States: 14:00 to 18:00 there. */
export const byDay = clockFrom(22)

/** When they may reach nobody there. */
export const byNight = clockFrom(8)
