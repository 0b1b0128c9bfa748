import { endsOfRequests } from '../facts/answers.ts'
import { DAY, later } from '../time.ts'
import type { ConsentRecord } from './record.ts'
import { lastStopOfAny } from './status.ts'

/**
 * When a record expires, in epoch seconds for DynamoDB's TTL; null while a program is opted in or pending, or the number is
 * on a list (REC-1). The period starts at the last stop, end of a consent or removal from a list; for a person who never
 * consented and never stopped not before the last contact.
 */
export function expiryOf(record: ConsentRecord, retentionMonths: number): number | null {
  if (record.owned || record.denied) return null
  const programs = Object.values(record.programs)
  if (programs.some(({ grants, pending }) => grants.length > 0 || pending !== null)) return null
  const ends = [
    record.stops.all,
    record.unlistedAt,
    record.requestsEndedAt,
    ...Object.values(record.stops.byProgram),
    ...programs.map(({ endedAt }) => endedAt),
    ...endsOfRequests(record),
  ]
  const end = ends.reduce<string | null>(later, null)
  // With no stop there was no consent to end.
  const from = lastStopOfAny(record) === null ? later(end, record.lastContactAt) : end
  if (from === null) return null
  const expiry = monthsAfter(from, retentionMonths) + DAY
  return Math.ceil(Math.max(expiry, settledBy(record)) / 1000)
}

/** A review is settled before its record expires: within nine days, plus one day for the sweep (OUT-2). */
function settledBy({ review }: ConsentRecord): number {
  return review ? Date.parse(review.lastAt) + 10 * DAY : 0
}

/** The same day and time this many months later, in UTC, or the first of the next month; in epoch milliseconds. */
export function monthsAfter(instant: string, months: number): number {
  const start = new Date(instant)
  const end = new Date(instant)
  end.setUTCMonth(start.getUTCMonth() + months)
  if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(1)
  return end.getTime()
}

/** The record that was read, unless it has expired: then it counts as absent, even if DynamoDB has not deleted it yet (GATE-4). */
export function currentRecord<Stored extends { expiresAt: number | null }>(
  stored: Stored | undefined,
  now: string,
): Stored | undefined {
  return stored && !isExpired(stored.expiresAt, now) ? stored : undefined
}

/** Whether an expiry, in epoch seconds, has been reached (GATE-4). */
export function isExpired(expiresAt: number | null, now: string): boolean {
  return expiresAt !== null && expiresAt * 1000 <= Date.parse(now)
}
