import { isDeepStrictEqual } from 'node:util'
import { fold } from '../domain/evolve.ts'
import { type ConsentRecord, emptyRecord } from '../domain/record.ts'
import { expiryOf } from '../domain/retention.ts'
import type { StoredRecord } from './consent-store.ts'
import { hashOfDetail, hashOfEvent, type SealedEvent } from './ledger.ts'
import type { Subject } from './subject.ts'

/** An event of a ledger and the life it belongs to. */
export interface LedgerEntry extends SealedEvent {
  life: string
}

/** Reads a person's ledger, all lives of it, in order. */
export interface LedgerReader {
  events(subject: Subject): Promise<LedgerEntry[]>
}

/** The first thing that does not hold. */
export interface Break {
  /** Sequence number of the event; null where it is the record that differs. */
  seq: number | null
  what: 'changed' | 'missing' | 'out_of_order' | 'record_differs'
}

/** Whether ledger and record of a number hold together (REC-2, REC-3). */
export interface Verification {
  tenant: string
  to: string
  holds: boolean
  events: number
  firstBreak: Break | null
}

/** Walks every life's chain and compares what the living one folds to with the record. */
export function verify(
  subject: Subject,
  stored: StoredRecord | undefined,
  entries: readonly LedgerEntry[],
): Verification {
  const lives = Map.groupBy(entries, ({ life }) => life)
  const firstBreak =
    [...lives]
      .map(([life, events]) => breakOfChain({ ...subject, life }, events))
      .find((found) => found !== null) ?? breakOfRecord(stored, lives)
  return { ...subject, holds: firstBreak === null, events: entries.length, firstBreak }
}

function breakOfChain(subject: Subject & { life: string }, entries: readonly LedgerEntry[]): Break | null {
  const present = new Set(entries.map(({ event }) => event.seq))
  const broken = entries.map((entry, i) => breakAt(subject, entry, i + 1, entries[i - 1], present))
  return broken.find((found) => found !== null) ?? null
}

function breakAt(
  subject: Subject & { life: string },
  entry: LedgerEntry,
  expected: number,
  before: LedgerEntry | undefined,
  present: ReadonlySet<number>,
): Break | null {
  const { seq } = entry.event
  if (seq > expected && !present.has(expected)) return { seq: expected, what: 'missing' }
  if (seq !== expected) return { seq, what: 'out_of_order' }
  const { life: _, hash, ...unhashed } = entry
  const whole = hash === hashOfEvent(subject, unhashed) && entry.detailHash === hashOfDetail(entry.detail)
  if (!whole) return { seq, what: 'changed' }
  return entry.prevHash === (before?.hash ?? null) ? null : { seq, what: 'out_of_order' }
}

/** The record must be what its life's ledger folds to; what is missing at the end shows here. */
function breakOfRecord(
  stored: StoredRecord | undefined,
  lives: ReadonlyMap<string, readonly LedgerEntry[]>,
): Break | null {
  if (!stored) return null
  const entries = lives.get(stored.life) ?? []
  const head = entries.at(-1)
  if ((head?.event.seq ?? 0) < stored.seq) return { seq: (head?.event.seq ?? 0) + 1, what: 'missing' }
  const folded = fold(
    emptyRecord,
    entries.map(({ event }) => event),
  )
  const same =
    head?.hash === stored.hash &&
    head.event.seq === stored.seq &&
    isDeepStrictEqual(folded, stored.record) &&
    mayExpireAt(folded, stored.expiresAt)
  return same ? null : { seq: null, what: 'record_differs' }
}

const SHORTEST_RETENTION = 6

/** An expiry was set by the retention of its day, which may have changed since: it is never earlier than the law's. */
function mayExpireAt(record: ConsentRecord, expiresAt: number | null): boolean {
  const earliest = expiryOf(record, SHORTEST_RETENTION)
  if (earliest === null || expiresAt === null) return earliest === expiresAt
  return expiresAt >= earliest
}
