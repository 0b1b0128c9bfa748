import { type ConsentEvent, type EventBase, eventBase, type Recorded } from '../../domain/core/events.ts'
import { evolve } from '../../domain/core/record/evolve.ts'
import type { ConsentRecord } from '../../domain/core/record/record.ts'
import { hashOf } from './ports/hash-of.ts'
import type { Subject } from './subject.ts'

/** The erasable part, stored beside the event and outside its hash (REC-3). */
export interface Detail {
  /** Random, so that the hash of a detail does not reveal it. */
  salt: string
  /** The exact message. */
  body?: string
  identity?: string
  ip?: string
  userAgent?: string
}

/** An event as the ledger stores it: without its detail, and chained to the event before it. */
export interface SealedEvent {
  /** The event without its detail. */
  event: Recorded
  detail: Detail | null
  /** Salted hash of the detail. */
  detailHash: string | null
  /** Hash of the previous event; null for the first of a record generation. */
  prevHash: string | null
  hash: string
}

/** An event that is incomplete for its type: it was changed after it was recorded, so its content is unknown. */
export interface UnreadableEvent extends EventBase {
  type: 'unreadable'
  program: null
  id: string
  seq: number
  /** The event as it is stored. */
  stored: object
}

/** An event read from a ledger, with the id of the record generation that it belongs to. */
export interface LedgerEntry extends Omit<SealedEvent, 'event'> {
  life: string
  event: Recorded | UnreadableEvent
}

/** An event of which only the id, sequence number and date can be read. */
export function unreadable(stored: { id: string; seq: number; at: string }): UnreadableEvent {
  const { id, seq, at } = stored
  return { ...eventBase(at, at), type: 'unreadable', program: null, id, seq, stored }
}

/** The events that can be read. */
export function readableEvents(entries: readonly Pick<LedgerEntry, 'event'>[]): Recorded[] {
  return entries.flatMap(({ event }) => (event.type === 'unreadable' ? [] : [event]))
}

/** The part of a ledger's event that its hash covers. */
export function hashedEvent(event: LedgerEntry['event']): object {
  return event.type === 'unreadable' ? event.stored : event
}

/** The end of the chain, and the record that it folds to. */
export interface Head {
  seq: number
  hash: string | null
  record: ConsentRecord
}

/** The result of appending: the events as they happened, the sealed events, and the new head. */
export interface Appended {
  recorded: Recorded[]
  sealed: SealedEvent[]
  head: Head
}

/** Seals events one after the other onto a chain, and folds them into the record (REC-2, REC-3). */
export function append(
  subject: Subject & { life: string },
  head: Head,
  events: readonly ConsentEvent[],
  newSalt: () => string,
): Appended {
  const start: Appended = { recorded: [], sealed: [], head }
  return events.reduce((so, event) => {
    const seq = so.head.seq + 1
    const recorded: Recorded = { ...event, id: `${subject.life}.${seq}`, seq }
    const sealed = seal(subject, recorded, so.head.hash, newSalt)
    const record = evolve(so.head.record, recorded)
    return {
      recorded: [...so.recorded, recorded],
      sealed: [...so.sealed, sealed],
      head: { seq, hash: sealed.hash, record },
    }
  }, start)
}

function seal(
  subject: Subject & { life: string },
  recorded: Recorded,
  prevHash: string | null,
  newSalt: () => string,
): SealedEvent {
  const detail = detailOf(recorded, newSalt)
  const event = { ...recorded, body: null, personal: null }
  const unhashed = { event, detail, detailHash: hashOfDetail(detail), prevHash }
  return { ...unhashed, hash: hashOfEvent(subject, unhashed) }
}

/** The event as it happened, with whatever remains of its detail. */
export function unseal({ event, detail }: Pick<SealedEvent, 'event' | 'detail'>): Recorded {
  const { body = null, identity = null, ip = null, userAgent = null } = detail ?? {}
  const known = identity !== null || ip !== null || userAgent !== null
  return { ...event, body, personal: known ? { identity, ip, userAgent } : null }
}

/** Who the person is and what they wrote; null when the event has neither. */
function detailOf(recorded: Recorded, newSalt: () => string): Detail | null {
  const { identity, ip, userAgent } = recorded.personal ?? {}
  const fields = Object.entries({ body: keptBody(recorded), identity, ip, userAgent })
  const known = fields.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  if (known.length === 0) return null
  return {
    salt: newSalt(),
    ...Object.fromEntries(known.map(([field, text]) => [field, text.toWellFormed()])),
  }
}

/** The text of an ordinary message goes to the application only (REC-7). */
function keptBody({ type, body }: Recorded): string | null {
  return type === 'message_received' || body === null ? null : body
}

/** The expected hash of an event: of its RFC 8785 form, with its subject and the previous hash (REC-3). */
export function hashOfEvent(
  { tenant, to, life }: Subject & { life: string },
  { event, detailHash, prevHash }: Omit<SealedEvent, 'hash'>,
): string {
  return hashOf({ tenant, to, life, event, detailHash, prevHash })
}

/** The expected hash of a detail. */
export function hashOfDetail(detail: Detail | null): string | null {
  return detail && hashOf(detail)
}
