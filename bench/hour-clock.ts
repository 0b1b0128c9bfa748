import { type Clock, systemClock } from '../lambdas/application/clock.ts'
import { after, DAY, HOUR } from '../lambdas/domain/instant.ts'

/** A clock that runs from the next time it is this hour of UTC. */
export function clockFrom(hour: number): Clock {
  const now = Date.now()
  const ahead = (hour * HOUR - (now % DAY) + DAY) % DAY
  return () => after(systemClock(), ahead)
}

/** When promotional messages may reach all of the contiguous United States: 14:00 to 18:00 there. */
export const byDay = clockFrom(22)

/** When they may reach nobody there. */
export const byNight = clockFrom(8)
