import { getOwn } from './get-own.ts'
import type { ConsentRecord, Grant, PendingRequest } from './record.ts'
import { consentTo } from './record.ts'
import { later } from './time.ts'
import type { Status } from './vocabulary.ts'

/** Where somebody stands with a program at an instant. */
export function statusOf(record: ConsentRecord, program: string, now: string): Status {
  if (heldGrant(record, program)) return 'opted_in'
  if (lastStopOf(record, program)) return 'opted_out'
  return livePending(record, program, now) ? 'pending' : 'none'
}

/** The strongest grant that stands (IN-7: a weaker one never lowers the level held). */
export function heldGrant(record: ConsentRecord, program: string): Grant | undefined {
  return consentTo(record, program).grants[0]
}

/** The request that waits for the phone's proof, unless its time is over (IN-4). */
export function livePending(record: ConsentRecord, program: string, now: string): PendingRequest | null {
  const { pending } = consentTo(record, program)
  return pending && pending.until > now ? pending : null
}

/** The programs that have a request waiting. */
export function programsPending(record: ConsentRecord, now: string): string[] {
  return Object.keys(record.programs).filter((program) => livePending(record, program, now))
}

/** The date of the latest stop of this generation that covers a program: brand-wide, or its own. */
export function lastStopOf(record: ConsentRecord, program: string): string | null {
  return later(record.stops.all, getOwn(record.stops.byProgram, program))
}

/** The date before which no grant to the program counts, earlier record generations included (IN-10). */
export function grantsCountAfter(record: ConsentRecord, program: string): string | null {
  const { earlierStops } = record
  const earlier = earlierStops && later(earlierStops.all, getOwn(earlierStops.byProgram, program))
  return later(lastStopOf(record, program), earlier)
}

/** Whether the person has told the whole brand to stop and has not come back to any of it. */
export function hasStopped(record: ConsentRecord): boolean {
  return record.stops.all !== null && grantsOf(record).length === 0
}

/** Every grant that stands, whatever it is to. */
export function grantsOf(record: ConsentRecord): Grant[] {
  return Object.values(record.programs).flatMap(({ grants }) => grants)
}

/** The date of the latest stop of this generation, of everything or of any one program. */
export function lastStopOfAny({ stops }: ConsentRecord): string | null {
  return Object.values(stops.byProgram).reduce(later, stops.all)
}

/** Whether there is anything that a stop would end: of one program, or of all (program null). */
export function holdsAnything(record: ConsentRecord, program: string | null): boolean {
  const inReach = program === null ? Object.values(record.programs) : [consentTo(record, program)]
  const held = inReach.some(({ grants, pending }) => grants.length > 0 || pending !== null)
  return held || (program === null && (record.review !== null || Object.keys(record.windows).length > 0))
}
