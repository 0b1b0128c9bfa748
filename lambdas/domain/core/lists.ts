import { waitingRequests } from './facts/answers.ts'
import { getOwn } from './get-own.ts'
import { isAtLeast } from './level.ts'
import { type ConsentRecord, consentTo, type Grant, openReviews, type Review } from './record/record.ts'
import { hasStopped, heldGrant, lastStopOf } from './record/status.ts'
import type { GrantMedium, Level, ListStatus } from './vocabulary.ts'

/** One line of a list: a person's status in a program or with the whole brand (program null), and since when. */
export interface ListEntry {
  program: string | null
  status: ListStatus
  since: string
  /** The level and medium of the consent; null for a stop. */
  level: Level | null
  medium: GrantMedium | null
  /** When a pending request lapses; null for everything else. */
  until: string | null
  /** False once the line no longer applies. */
  holds: boolean
}

/** A person's lines: one for their status, and another if they opted in again after a stop (REC-6). */
export function listEntries(record: ConsentRecord): ListEntry[] {
  const programs = new Set([...Object.keys(record.programs), ...Object.keys(record.stops.byProgram)])
  return [...[...programs].flatMap((program) => programEntries(record, program)), ...brandEntry(record)]
}

/** The lines that a change adds, updates or ends, which must be written. */
export function changedEntries(before: ConsentRecord, after: ConsentRecord): ListEntry[] {
  const held = listEntries(before)
  const holding = listEntries(after)
  const same = (a: ListEntry) => (b: ListEntry) => FIELDS.every((field) => a[field] === b[field])
  return [
    ...holding.filter((entry) => !held.some(same(entry))),
    ...held
      .filter((entry) => !holding.some((other) => isSameLine(entry, other)))
      .map((entry) => ({ ...entry, holds: false })),
  ]
}

const FIELDS = ['program', 'status', 'since', 'level', 'medium', 'until'] as const

/** A person who opted in again has two lines for a program; everyone else has one. */
function isSameLine(a: ListEntry, b: ListEntry): boolean {
  return a.program === b.program && (a.status === 'returned') === (b.status === 'returned')
}

function programEntries(record: ConsentRecord, program: string): ListEntry[] {
  const grant = heldGrant(record, program)
  if (grant) {
    const returned = isBack(record, program)
    return [granted(program, 'opted_in', grant), ...(returned ? [granted(program, 'returned', grant)] : [])]
  }
  const stopped = lastStopOf(record, program)
  if (stopped) return [optedOut(program, stopped)]
  const { pending } = consentTo(record, program)
  if (!pending) return []
  return [{ ...granted(program, 'pending', { ...pending, since: pending.at }), until: pending.until }]
}

/** A person who stopped the whole brand has returned with the first current grant of a program that they had (OUT-9). */
function brandEntry(record: ConsentRecord): ListEntry[] {
  if (record.stops.all !== null && hasStopped(record)) return [optedOut(null, record.stops.all)]
  const back = Object.entries(record.programs).flatMap(([program, { grants }]) =>
    isBack(record, program) ? grants : [],
  )
  const [first] = back.toSorted(byDateAndStrength)
  return first && (record.stops.all ?? record.earlierStops?.all) ? [granted(null, 'returned', first)] : []
}

/** The same in whatever order the programs of the record lie: DynamoDB keeps none. */
function byDateAndStrength(a: Grant, b: Grant): number {
  if (a.since !== b.since) return a.since < b.since ? -1 : 1
  if (a.level !== b.level) return isAtLeast(a.level, b.level) ? -1 : 1
  return a.medium < b.medium ? -1 : 1
}

/** Whether a stop ended the program; what an earlier record generation had is not known, so any stop of it counts (OUT-9). */
function isBack(record: ConsentRecord, program: string): boolean {
  const { earlierStops } = record
  const stoppedEarlier = earlierStops?.all ?? (earlierStops && getOwn(earlierStops.byProgram, program))
  return consentTo(record, program).endedAt !== null || Boolean(stoppedEarlier)
}

function granted(
  program: string | null,
  status: ListStatus,
  { since, level, medium }: Pick<Grant, 'since' | 'level' | 'medium'>,
): ListEntry {
  return { program, status, since, level, medium, until: null, holds: true }
}

function optedOut(program: string | null, since: string): ListEntry {
  return { program, status: 'opted_out', since, level: null, medium: null, until: null, holds: true }
}

/** A review that a change opened or settled. */
export interface ReviewEntry {
  /** The event that opened it. */
  id: string
  since: string
  open: boolean
}

/** The reviews that a change opened or settled, which must be written. */
export function changedReviews(before: ConsentRecord, after: ConsentRecord): ReviewEntry[] {
  const isIn = (reviews: readonly Review[]) => (review: Review) => reviews.some(({ id }) => id === review.id)
  const entries = (reviews: readonly Review[], open: boolean) =>
    reviews.map(({ id, since }): ReviewEntry => ({ id, since, open }))
  const [held, holding] = [openReviews(before), openReviews(after)]
  return [
    ...entries(
      held.filter((review) => !isIn(holding)(review)),
      false,
    ),
    ...entries(
      holding.filter((review) => !isIn(held)(review)),
      true,
    ),
  ]
}

/** When the first pending request lapses after a change; null when none is pending, undefined when that does not change (IN-4). */
export function changedLapse(before: ConsentRecord, after: ConsentRecord): { at: string | null } | undefined {
  const at = firstLapse(after)
  return at === firstLapse(before) ? undefined : { at }
}

function firstLapse(record: ConsentRecord): string | null {
  const ends = waitingRequests(record).map(({ until }) => until)
  return ends.toSorted()[0] ?? null
}
