import { isDeepStrictEqual } from 'node:util'
import { fold } from '../../domain/core/record/evolve.ts'
import { expiryOf, isExpired } from '../../domain/core/record/expiry.ts'
import { type ConsentRecord, emptyRecord } from '../../domain/core/record/record.ts'
import { hashOfDetail, hashOfEvent, type LedgerEntry, readableEvents } from '../core/ledger.ts'
import type { StoredRecord } from '../core/ports/consent-store.ts'
import type { Subject } from '../core/subject.ts'
import type { Break } from './break.ts'
import type { Generation } from './replay.ts'

/** The position of an event in a person's ledger. */
export interface EventPlace {
  life: string
  seq: number
}

/** Reads a person's ledger, with all record generations, in order. */
export interface LedgerReader {
  /** The events after a position up to another, as far as this many bytes of JSON; and whether there are more. */
  eventsBetween(
    subject: Subject,
    after: EventPlace,
    last: EventPlace,
    enoughBytes: number,
  ): Promise<{ entries: LedgerEntry[]; more: boolean }>
  /** The last event; null if there is none. */
  last(subject: Subject): Promise<EventPlace | null>
}

/** Whether everything that is stored about a number verifies (REC-2, REC-3). */
export interface Verification {
  tenant: string
  to: string
  holds: boolean
  events: number
  firstBreak: Break | null
}

/**
 * Checks every generation's chain and compares the record with what the current generation folds to. Any event of a record
 * generation that is being retired may be missing; while the record exists, its own generation is not being retired (REC-4).
 */
export function verify(
  subject: Subject,
  stored: StoredRecord | undefined,
  entries: readonly LedgerEntry[],
  now: string,
  retiring: readonly string[] = [],
): Verification {
  const going = retiring.filter((life) => life !== stored?.life)
  const generations = generationsOf(entries)
  const lastErased = entries.findLast(({ event }) => event.type === 'erased')
  const firstBreak =
    generations
      .map((life, i) =>
        breakOfChain({ subject, ...life, before: generations[i - 1]?.events.at(-1), lastErased, going }),
      )
      .find((found) => found !== null) ?? breakOfRecord(stored, generations, now, going)
  return { ...subject, holds: firstBreak === null, events: entries.length, firstBreak }
}

/**
 * Checks the events of one part alone: each matches its hash and follows the one before it in the part. Whether a missing
 * detail was erased, and whether the part fits the rest, only the whole ledger tells.
 */
export function verifyPart(subject: Subject, entries: readonly LedgerEntry[]): Verification {
  const broken = entries.map((entry, i): Break | null => {
    const { seq } = entry.event
    if (!isHashed(subject, entry) || !isDetailHashed(entry)) return { seq, what: 'changed' }
    const before = entries[i - 1]
    const follows =
      before?.life !== entry.life || (before.event.seq + 1 === seq && before.hash === entry.prevHash)
    return follows ? null : { seq, what: 'out_of_order' }
  })
  const firstBreak = broken.find((found) => found !== null) ?? null
  return { ...subject, holds: firstBreak === null, events: entries.length, firstBreak }
}

/** A ledger by its record generations, in order. */
export function generationsOf(entries: readonly LedgerEntry[]): Generation[] {
  return [...Map.groupBy(entries, ({ life }) => life)].map(([life, events]) => ({ life, events }))
}

interface Chain extends Generation {
  subject: Subject
  /** The last event of the previous generation, if it still exists. */
  before: LedgerEntry | undefined
  /** The last erasure of details. */
  lastErased: LedgerEntry | undefined
  /** The record generations that are being retired. */
  going: readonly string[]
}

function breakOfChain(chain: Chain): Break | null {
  if (chain.going.includes(chain.life)) return breakOfRest(chain)
  const present = new Set(chain.events.map(({ event }) => event.seq))
  const broken = chain.events.map((entry, i) => breakAt(chain, entry, i, present))
  return broken.find((found) => found !== null) ?? null
}

/** The remaining events of a record generation that is being retired must be intact, each following the remaining one before it. */
function breakOfRest(chain: Chain): Break | null {
  const broken = chain.events.map((entry, place): Break | null => {
    const { seq } = entry.event
    const last = chain.events[place - 1]?.event.seq ?? 0
    if (seq <= last) return { seq, what: 'out_of_order' }
    if (!isWhole(chain, entry)) return { seq, what: 'changed' }
    return seq > last + 1 || follows(chain, entry, place) ? null : { seq, what: 'out_of_order' }
  })
  return broken.find((found) => found !== null) ?? null
}

function breakAt(
  chain: Chain,
  entry: LedgerEntry,
  place: number,
  present: ReadonlySet<number>,
): Break | null {
  const { seq } = entry.event
  const expected = place + 1
  if (seq > expected && !present.has(expected)) return { seq: expected, what: 'missing' }
  if (seq !== expected) return { seq, what: 'out_of_order' }
  if (!isWhole(chain, entry)) return { seq, what: 'changed' }
  return follows(chain, entry, place) ? null : { seq, what: 'out_of_order' }
}

/** A missing detail was either erased, by an event that may itself be missing, or tampered with (REC-3). */
function isWhole({ subject, life, lastErased, going }: Chain, entry: LedgerEntry): boolean {
  if (!isHashed(subject, entry) || !isDetailHashed(entry)) return false
  if (entry.detail !== null || entry.detailHash === null) return true
  return wasErased(entry, lastErased) || going.some((gone) => gone >= life)
}

function isHashed(subject: Subject, { life, hash, event, ...unhashed }: LedgerEntry): boolean {
  if (event.type === 'unreadable') return false
  return hash === hashOfEvent({ ...subject, life }, { ...unhashed, event })
}

/** Whether the detail is the one that was hashed, or gone. */
function isDetailHashed({ detail, detailHash }: LedgerEntry): boolean {
  return (detail === null && detailHash !== null) || detailHash === hashOfDetail(detail)
}

/** Whether an `erased` event follows, in this generation or a later one. */
export function wasErased({ life, event }: LedgerEntry, lastErased: LedgerEntry | undefined): boolean {
  if (!lastErased) return false
  return lastErased.life > life || (lastErased.life === life && lastErased.event.seq > event.seq)
}

/** A record generation's first event may be chained to the end of the previous generation, which may have been deleted since (REC-4). */
function follows({ events, life, before, going }: Chain, { prevHash }: LedgerEntry, place: number): boolean {
  if (place > 0) return prevHash === events[place - 1]?.hash
  if (prevHash === null || before === undefined || prevHash === before.hash) return true
  return going.some((gone) => gone >= before.life && gone < life)
}

/** The record must match what its generation's ledger folds to, and that generation must be the last; this detects events missing at the end. */
function breakOfRecord(
  stored: StoredRecord | undefined,
  generations: readonly Generation[],
  now: string,
  going: readonly string[],
): Break | null {
  const last = generations.at(-1)
  if (!stored) {
    const mayBeGone = !last || going.includes(last.life) || hasExpired(last, now)
    return mayBeGone ? null : { seq: null, what: 'missing' }
  }
  const { events } = generations.find(({ life }) => life === stored.life) ?? { events: [] }
  const head = events.at(-1)
  if ((head?.event.seq ?? 0) < stored.seq) return { seq: (head?.event.seq ?? 0) + 1, what: 'missing' }
  const folded = recordOf(events)
  const same =
    last?.life === stored.life &&
    head?.hash === stored.hash &&
    head.event.seq === stored.seq &&
    isDeepStrictEqual(folded, stored.record) &&
    mayExpireAt(folded, stored.expiresAt)
  return same ? null : { seq: null, what: 'record_differs' }
}

/** A record is deleted when it expires, and its ledger soon after (REC-4). */
function hasExpired({ events }: Generation, now: string): boolean {
  return isExpired(expiryOf(recordOf(events), SHORTEST_RETENTION), now)
}

function recordOf(events: readonly LedgerEntry[]): ConsentRecord {
  return fold(emptyRecord, readableEvents(events))
}

const SHORTEST_RETENTION = 6

/** The expiry comes from the retention setting at that time, which may have changed since: it is never earlier than the law's. */
function mayExpireAt(record: ConsentRecord, expiresAt: number | null): boolean {
  const earliest = expiryOf(record, SHORTEST_RETENTION)
  if (earliest === null || expiresAt === null) return earliest === expiresAt
  return expiresAt >= earliest
}
