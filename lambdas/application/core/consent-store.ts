import type { Recorded } from '../../domain/core/events.ts'
import type { ListEntry, ReviewEntry } from '../../domain/core/lists.ts'
import type { ConsentRecord } from '../../domain/core/record.ts'
import type { SendHistory } from '../../domain/core/send-history.ts'
import type { OutboxEntry } from '../outbox/outbox.ts'
import type { SealedEvent } from './ledger.ts'
import type { Subject } from './subject.ts'

/** A record as it stands in the table. */
export interface StoredRecord {
  /** The generation that its ledger, markers and lists belong to. */
  life: string
  /** Sequence number and hash of the last event: the head of the chain, and the version of the record. */
  seq: number
  hash: string
  record: ConsentRecord
  expiresAt: number | null
  sends: SendHistory
  /** Version of the sends part, which changes without the record. */
  sendsVersion: number
}

/** Everything that one command changes, written whole or not at all. */
export interface Change {
  subject: Subject
  /** The record that was read, which must still stand; undefined where none stood. */
  read: StoredRecord | undefined
  life: string
  events: readonly SealedEvent[]
  record: ConsentRecord
  expiresAt: number | null
  /** The command's own id: the same one changes nothing a second time (OUT-7). */
  commandId: string
  lists: readonly ListEntry[]
  reviews: readonly ReviewEntry[]
  /** When the first request that waits lapses from now on, null: none waits; undefined where that stays as it was. */
  lapse: { at: string | null } | undefined
  outboxEntries: readonly OutboxEntry[]
}

/** Where records and ledgers are kept. */
export interface ConsentStore {
  /** The record by a strongly consistent read, expired or not (GATE-5). */
  load(subject: Subject): Promise<StoredRecord | undefined>
  /** Writes a change; a lost race raises a {@link ConcurrencyError}. */
  commit(change: Change): Promise<'committed' | 'repeated'>
  /** What a command made happen in a record generation when it first came. */
  recall(subject: Subject, life: string, commandId: string): Promise<Recorded[]>
}

/** Somebody else changed the record in between: read and decide again. */
export class ConcurrencyError extends Error {
  override name = 'ConcurrencyError'
}

/** A change of the send history, on the record and version that were read. */
export interface SendHistoryChange {
  read: StoredRecord
  sends: SendHistory
}
