import { type ApplicationEvent, expired } from '../../domain/core/application-event.ts'
import { stopsLeftBy } from '../../domain/core/record/earlier-stops.ts'
import { monthsAfter } from '../../domain/core/record/expiry.ts'
import type { LedgerEntry } from '../core/ledger.ts'
import type { StoredRecord } from '../core/ports/consent-store.ts'
import type { KeyedHash } from '../core/ports/keyed-hash.ts'
import type { StoredText } from '../core/ports/text-store.ts'
import { retirementProof } from '../core/retirement-proof.ts'
import type { Subject } from '../core/subject.ts'
import { leafOf, lineOf } from '../evidence/anchor.ts'
import { retiredKey } from '../evidence/digest.ts'
import { wasErased } from '../evidence/verify.ts'
import { mergeTombstone, type Tombstones } from './tombstones.ts'

/** A record generation whose record has expired. */
export interface ExpiredRecord {
  subject: Subject
  /** The record as it was read. */
  stored: StoredRecord
  /** The exact record item from the table. */
  record: object
  /** When it was deleted or replaced. */
  at: string
  /** Whether a new record generation replaced it and already published its end to the application (EVT-1). */
  replaced: boolean
}

/** The history of a record generation, besides its record. */
export interface GenerationHistory {
  events: readonly LedgerEntry[]
  /** The replies that its events owed, with their outcomes. */
  replies: readonly object[]
  /** The messages of the sending gate, with their outcomes, and the counts of those that it denied. */
  messages: readonly object[]
  /** The texts that events and replies refer to by hash (IN-8). */
  texts: readonly StoredText[]
}

/** Stores record generations. */
export interface Generations {
  /** The last erasure of a person's details, in this generation or a later one. */
  lastErased(subject: Subject, life: string): Promise<LedgerEntry | undefined>
  read(subject: Subject, life: string): Promise<GenerationHistory>
  /** Deletes everything of one generation only, after a note with this proof; an event that has not been published stays until it has. */
  remove(subject: Subject, life: string, proof: string): Promise<void>
}

/** A history as the archive stores it. */
export interface ArchivedGeneration extends GenerationHistory, Subject {
  life: string
  record: object
  expiredAt: string
}

/** Stores the histories of expired records so that they cannot be changed or deleted before their lock ends. */
export interface Archive {
  years: number
  /** Stores a record generation's history under the keyed hash; one that is already stored stays unchanged. */
  keep(hash: string, history: ArchivedGeneration, until: string): Promise<void>
}

/** Dependencies of retiring. */
export interface RetireDeps {
  keyedHash: KeyedHash
  tombstones: Tombstones
  /** Undefined when the deployment archives nothing. */
  archive: Archive | undefined
  generations: Generations
  /** Keeps the leaf of a retired history where it cannot be changed or deleted (REC-3). */
  keepLeaf: (key: string, text: string, at: string) => Promise<void>
  publish: (message: ApplicationEvent) => Promise<void>
}

/**
 * Retires an expired record generation: tombstone, archive, leaf, deletion, and the application's event, in this order. Each step
 * can be repeated safely, so a failure at any point loses nothing (REC-4).
 */
export async function retire(retiring: RetireDeps, gone: ExpiredRecord): Promise<void> {
  const { keyedHash, tombstones, archive, generations, keepLeaf, publish } = retiring
  const { subject, stored } = gone
  const { life, record } = stored
  const hash = await keyedHash(subject)
  const until = archive ? yearsAfter(gone.at, archive.years) : null
  await mergeTombstone(tombstones, hash, {
    stops: stopsLeftBy(record),
    archives: until === null ? [] : [{ life, until }],
  })
  if (archive && until !== null) {
    const history = withoutErased(
      await generations.read(subject, life),
      await generations.lastErased(subject, life),
    )
    await keepHistory(archive, history, hash, gone, until)
  }
  const head = { tenant: subject.tenant, life, seq: stored.seq, hash: stored.hash }
  await keepLeaf(retiredKey(subject.tenant, life), `${lineOf(head, leafOf(head))}\n`, gone.at)
  await generations.remove(subject, life, await retirementProof(keyedHash, subject, life))
  if (!gone.replaced) await publish(expired(subject, stored, gone.at))
}

/** Details that are just being erased are not locked in the archive for years (REC-3). */
function withoutErased(history: GenerationHistory, lastErased: LedgerEntry | undefined): GenerationHistory {
  const events = history.events.map((entry) =>
    wasErased(entry, lastErased) ? { ...entry, detail: null } : entry,
  )
  return { ...history, events }
}

/** A record generation has at least one event: if none remains, its history was archived and deleted before. */
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
