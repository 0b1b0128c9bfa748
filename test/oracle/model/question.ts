import type { Stop } from './entry.ts'
import { type Grant, strongest } from './grant.ts'
import { covers } from './stops.ts'
import { QUESTION_TTL } from './time.ts'

/** The stop whose question something of that date answers (OUT-6). */
export function questionAnswered(stops: readonly Stop[], at: number): Stop | undefined {
  return stops.find(
    (stop) =>
      stop.asked &&
      stop.at < at &&
      at < stop.at + QUESTION_TTL &&
      !stops.some((other) => other !== stop && other.at >= stop.at && other.at <= at),
  )
}

/** The grant that the stop ended, of those known by then that no other stop had ended before (OUT-6). */
export function formerGrant(
  grants: readonly Grant[],
  stops: readonly Stop[],
  program: string,
  asked: Stop,
): Grant | undefined {
  const standing = grants.filter(
    (grant) =>
      grant.program === program &&
      grant.at <= asked.at &&
      grant.knownAt <= asked.knownAt &&
      !stops.some(
        (stop) => stop !== asked && covers(stop, program) && grant.at <= stop.at && stop.at <= asked.at,
      ),
  )
  return strongest(standing)
}
