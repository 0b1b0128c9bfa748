import type { ReplyStatus } from '../../domain/core/vocabulary.ts'
import type { OwedReply } from '../../domain/replies/reply-limits.ts'
import type { SendHistoryChange, StoredRecord } from '../core/ports/consent-store.ts'
import type { Subject } from '../core/subject.ts'
import type { OutboxKey } from '../outbox/relay.ts'

/** A reply as the outbox stores it. */
export interface StoredReply extends OwedReply {
  key: OutboxKey
  subject: Subject
  owedBy: string
  /** Whether it answers a text from the person. */
  answersText: boolean
  /** `owed` and `claimed` are on their way; the others are final. */
  status: ReplyStatus
  claimedAt: string | null
}

/** The outcome of a reply. */
export type ReplyOutcome =
  | { status: 'sent'; messageId: string; textHash: string }
  | { status: 'withheld'; reason: string }
  | { status: 'refused'; reason: string }
  | { status: 'unknown' }

/** Stores replies and the send history. Each write raises a {@link ConcurrencyError} when it lost a race. */
export interface ReplyStore {
  /** A reply and its person's record, by one strongly consistent request. */
  read(key: OutboxKey): Promise<{ reply: StoredReply; record: StoredRecord | undefined } | undefined>
  /** Claims an owed reply before it is sent, and counts it (EVT-2). */
  claim(reply: StoredReply, claimedAt: string, change: SendHistoryChange): Promise<void>
  /** Releases a claimed reply because the provider was too busy; the sweep queues it again when it is due. */
  release(reply: StoredReply, dueAt: string, change: SendHistoryChange | undefined): Promise<void>
  /** Settles a reply for good. */
  settle(reply: StoredReply, outcome: ReplyOutcome, change: SendHistoryChange | undefined): Promise<void>
}
