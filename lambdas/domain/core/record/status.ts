import { getOwn } from '../get-own.ts'
import { later } from '../time.ts'
import type { Status } from '../vocabulary.ts'
import type { ConsentRecord, Grant, PendingRequest, Stops } from './record.ts'
import { consentTo } from './record.ts'

/** A person's status in a program at a time. */
export function statusOf(record: ConsentRecord, program: string, now: string): Status {
  if (heldGrant(record, program)) return 'opted_in'
  if (hasStopped(record, program)) return 'opted_out'
  return livePending(record, program, now) ? 'pending' : 'none'
}

/** The strongest current grant (IN-7: a weaker one never lowers the level). */
export function heldGrant(record: ConsentRecord, program: string): Grant | undefined {
  return consentTo(record, program).grants[0]
}

/** The request that waits for the phone's confirmation, unless it has lapsed (IN-4). */
export function livePending(record: ConsentRecord, program: string, now: string): PendingRequest | null {
  const { pending } = consentTo(record, program)
  return pending && pending.until > now ? pending : null
}

/** The programs with a pending request. */
export function programsPending(record: ConsentRecord, now: string): string[] {
  return Object.keys(record.programs).filter((program) => livePending(record, program, now))
}

/** The date of this generation's latest stop that covers a program: brand-wide, or its own. */
export function lastStopOf(record: ConsentRecord, program: string): string | null {
  return later(record.stops.all, getOwn(record.stops.byProgram, program))
}

/** Grants to the program count only after this date, earlier record generations included (IN-10). */
export function grantsCountAfter(record: ConsentRecord, program: string): string | null {
  const { earlierStops } = record
  const earlier = earlierStops && later(earlierStops.all, getOwn(earlierStops.byProgram, program))
  return later(lastStopOf(record, program), earlier)
}

/** Whether the person has stopped a program, or the whole brand (program null), and has not come back to it. */
export function hasStopped(record: ConsentRecord, program: string | null = null): boolean {
  if (program === null) return record.stops.all !== null && grantsOf(record).length === 0
  return lastStopOf(record, program) !== null && !heldGrant(record, program)
}

/** Whether the person has stopped anything and holds nothing: then hardly any text is due (REPLY-1). */
export function hasStoppedAll(record: ConsentRecord): boolean {
  return lastStopOfAny(record) !== null && grantsOf(record).length === 0
}

/** The programs that a stop ended and that the person is not back in (OUT-9). */
export function programsLost(record: ConsentRecord): string[] {
  return Object.entries(record.programs).flatMap(([program, { grants, endedAt }]) =>
    endedAt !== null && grants.length === 0 ? [program] : [],
  )
}

/** All current grants, to any program. */
export function grantsOf(record: ConsentRecord): Grant[] {
  return Object.values(record.programs).flatMap(({ grants }) => grants)
}

/** The date of this generation's latest stop, of everything or of any one program. */
export function lastStopOfAny({ stops }: ConsentRecord): string | null {
  return Object.values(stops.byProgram).reduce(later, stops.all)
}

/** Whether a stop would end anything: of one program, or of all (program null). */
export function holdsAnything(record: ConsentRecord, program: string | null): boolean {
  const inReach = program === null ? Object.values(record.programs) : [consentTo(record, program)]
  const held = inReach.some(({ grants, pending }) => grants.length > 0 || pending !== null)
  return held || (program === null && (record.review !== null || Object.keys(record.windows).length > 0))
}

/** The stops with one more: the latest of each reach counts. */
export function stopsWith(stops: Stops, { program, at }: { program: string | null; at: string }): Stops {
  if (program === null) return { ...stops, all: later(stops.all, at) }
  const last = later(getOwn(stops.byProgram, program), at) ?? at
  return { ...stops, byProgram: { ...stops.byProgram, [program]: last } }
}
