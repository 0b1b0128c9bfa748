import { type ApplicationEvent, expired } from '../../domain/core/application-event.ts'
import { joinStops } from '../../domain/core/earlier-stops.ts'
import { monthsAfter } from '../../domain/core/expiry.ts'
import { noStops } from '../../domain/core/record.ts'
import type { StoredRecord } from '../core/consent-store.ts'
import type { KeyedHash } from '../core/keyed-hash.ts'
import type { LedgerEntry } from '../core/ledger.ts'
import type { Subject } from '../core/subject.ts'
import type { StoredText } from '../core/text-store.ts'
import { wasErased } from '../evidence/verify.ts'
import { mergeTombstone, type Tombstones } from './tombstones.ts'

/** A record generation whose record was seen to go. */
export interface ExpiredRecord {
  subject: Subject
  /** The record as it was read. */
  stored: StoredRecord
  /** The record word for word, as it lay in the table. */
  record: object
  /** When it went. */
  at: string
  /** Whether a new record generation took its place, which told the application of its end (EVT-1). */
  replaced: boolean
}

/** What is kept of a record generation beside its record. */
export interface GenerationHistory {
  events: readonly LedgerEntry[]
  /** The replies that its events owed, with what became of them. */
  replies: readonly object[]
  /** The messages of the sending gate, with what became of them. */
  messages: readonly object[]
  /** The texts that events and replies refer to by hash (IN-8). */
  texts: readonly StoredText[]
}

/** Where record generations are kept. */
export interface Generations {
  /** The last time that details of a person were erased, in this generation or a later one. */
  lastErased(subject: Subject, life: string): Promise<LedgerEntry | undefined>
  read(subject: Subject, life: string): Promise<GenerationHistory>
  /** Removes everything of one generation and nothing of another; an event that nobody published yet stays until it was. */
  remove(subject: Subject, life: string): Promise<void>
}

/** A history as the archive keeps it. */
export interface ArchivedGeneration extends GenerationHistory, Subject {
  life: string
  record: object
  expiredAt: string
}

/** Where histories are kept when their records are gone, so that nobody can change or remove them before their time. */
export interface Archive {
  years: number
  /** Keeps a record generation's history under the keyed hash; one that is kept already stays as it is. */
  keep(hash: string, history: ArchivedGeneration, until: string): Promise<void>
}

/** What retiring needs. */
export interface RetireDeps {
  keyedHash: KeyedHash
  tombstones: Tombstones
  /** Undefined where the deployment archives nothing. */
  archive: Archive | undefined
  generations: Generations
  publish: (message: ApplicationEvent) => Promise<void>
}

/**
 * Retires a record generation whose record went: tombstone, archive, removal, and the application's event, in this order and each
 * harmless when it is done again, so that a failure anywhere leaves nothing lost (REC-4).
 */
export async function retire(retiring: RetireDeps, gone: ExpiredRecord): Promise<void> {
  const { keyedHash, tombstones, archive, generations, publish } = retiring
  const { subject, stored } = gone
  const { life, record } = stored
  const hash = await keyedHash(subject)
  const until = archive ? yearsAfter(gone.at, archive.years) : null
  await mergeTombstone(tombstones, hash, {
    stops: joinStops(record.stops, record.earlierStops ?? noStops),
    archives: until === null ? [] : [{ life, until }],
  })
  if (archive && until !== null) {
    const history = withoutErased(
      await generations.read(subject, life),
      await generations.lastErased(subject, life),
    )
    await keepHistory(archive, history, hash, gone, until)
  }
  await generations.remove(subject, life)
  if (!gone.replaced) await publish(expired(subject, life, stored.seq + 1, gone.at))
}

/** Of what is being erased at this moment, nothing is locked away for years (REC-3). */
function withoutErased(history: GenerationHistory, lastErased: LedgerEntry | undefined): GenerationHistory {
  const events = history.events.map((entry) =>
    wasErased(entry, lastErased) ? { ...entry, detail: null } : entry,
  )
  return { ...history, events }
}

/** A record generation has one event at least: where none is left, its history was archived and removed before. */
async function keepHistory(
  archive: Archive,
  history: GenerationHistory,
  hash: string,
  { subject, stored, record, at }: ExpiredRecord,
  until: string,
): Promise<void> {
  if (history.events.length === 0) return
  await archive.keep(hash, { ...subject, life: stored.life, expiredAt: at, record, ...history }, until)
}

function yearsAfter(instant: string, years: number): string {
  return new Date(monthsAfter(instant, years * 12)).toISOString()
}
