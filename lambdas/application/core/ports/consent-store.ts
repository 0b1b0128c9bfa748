import type { Recorded } from '../../../domain/core/events.ts'
import type { ListEntry, ReviewEntry } from '../../../domain/core/lists.ts'
import type { ConsentRecord } from '../../../domain/core/record/record.ts'
import type { SendHistory } from '../../../domain/core/send-history.ts'
import type { OutboxEntry } from '../../outbox/outbox.ts'
import type { SealedEvent } from '../ledger.ts'
import type { Subject } from '../subject.ts'

/** A record as the table stores it. */
export interface StoredRecord {
  /** The generation that its ledger, markers and list lines belong to. */
  life: string
  /** Sequence number and hash of the last event: the head of the chain and the version of the record. */
  seq: number
  hash: string
  record: ConsentRecord
  expiresAt: number | null
  sends: SendHistory
  /** Version of the send history, which changes independently of the record. */
  sendsVersion: number
}

/** What one command writes beside record, marker and events: it follows from the events alone (REC-3). */
export interface WrittenChange {
  subject: Subject
  life: string
  recordedAt: string
  lists: readonly ListEntry[]
  reviews: readonly ReviewEntry[]
  /** When the first pending request lapses after this change; null when none is pending, undefined when this does not change. */
  lapse: { at: string | null } | undefined
  outboxEntries: readonly OutboxEntry[]
}

/** Everything that one command changes, written all at once or not at all. */
export interface Change extends WrittenChange {
  /** The record that was read, which must be unchanged; undefined when there was none. */
  read: StoredRecord | undefined
  events: readonly SealedEvent[]
  record: ConsentRecord
  expiresAt: number | null
  /** The command's own id: repeating it changes nothing (OUT-7). */
  commandId: string
  /** Where an invitation is stored that this change uses up; it must still be open. */
  invitation: string | undefined
}

/** Stores records and ledgers. */
export interface ConsentStore {
  /** Loads the record by a strongly consistent read, expired or not (GATE-5). */
  load(subject: Subject): Promise<StoredRecord | undefined>
  /** Writes a change; a lost race raises a {@link ConcurrencyError}. */
  commit(change: Change): Promise<'committed' | 'repeated'>
  /** The events that a command caused in a record generation when it first ran. */
  recall(subject: Subject, life: string, commandId: string): Promise<Recorded[]>
}

/** Another process changed the record in between: read and decide again. */
export class ConcurrencyError extends Error {
  override name = 'ConcurrencyError'
}

/** A change of the send history, based on the record and version that were read. */
export interface SendHistoryChange {
  read: StoredRecord
  sends: SendHistory
}
