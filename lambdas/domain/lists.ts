import { later } from './instant.ts'
import { type ConsentRecord, consentTo } from './record.ts'
import { hasStopped, heldGrant, lastStopOf } from './status.ts'

/** One line of a list: where somebody stands with a program, or with the whole brand (program null), and since when. */
export interface ListEntry {
  program: string | null
  status: 'opted_in' | 'opted_out' | 'pending' | 'returned'
  since: string
}

/** The lines that a person stands on (REC-6). */
export function listEntries(record: ConsentRecord): ListEntry[] {
  const programs = new Set([...Object.keys(record.programs), ...Object.keys(record.stops.byProgram)])
  return [...[...programs].flatMap((program) => programEntry(record, program) ?? []), ...brandEntry(record)]
}

/** The lines that differ after a change: what has to be written. */
export function changedEntries(before: ConsentRecord, after: ConsentRecord): ListEntry[] {
  const held = new Map(listEntries(before).map((entry) => [entry.program, entry]))
  return listEntries(after).filter(({ program, status, since }) => {
    const old = held.get(program)
    return old?.status !== status || old.since !== since
  })
}

function programEntry(record: ConsentRecord, program: string): ListEntry | undefined {
  const grant = heldGrant(record, program)
  if (grant) return { program, status: 'opted_in', since: grant.since }
  const stopped = lastStopOf(record, program)
  if (stopped) return { program, status: 'opted_out', since: stopped }
  const { pending } = consentTo(record, program)
  return pending ? { program, status: 'pending', since: pending.at } : undefined
}

function brandEntry(record: ConsentRecord): ListEntry[] {
  if (record.stops.all === null) return []
  if (hasStopped(record)) return [{ program: null, status: 'opted_out', since: record.stops.all }]
  const grants = Object.values(record.programs).flatMap((program) => program.grants)
  const since = grants.map((grant) => grant.since).reduce<string | null>(later, null)
  return [{ program: null, status: 'returned', since: since ?? record.stops.all }]
}

/** A review that was opened or settled by a change. */
export interface ReviewEntry {
  /** The event that opened it. */
  id: string
  since: string
  open: boolean
}

/** The reviews that a change opened or settled: what has to be written. */
export function changedReviews(before: ConsentRecord, after: ConsentRecord): ReviewEntry[] {
  if (before.review?.id === after.review?.id) return []
  return [
    ...(before.review ? [{ id: before.review.id, since: before.review.since, open: false }] : []),
    ...(after.review ? [{ id: after.review.id, since: after.review.since, open: true }] : []),
  ]
}
