import type { Content, MessageClass, MessageStatus, ProviderRefusal } from '../../domain/core/vocabulary.ts'
import type { SendHistoryChange, StoredRecord } from '../core/consent-store.ts'
import type { Subject } from '../core/subject.ts'
import type { Allowed, NotAllowed } from './sending.ts'

/** Whose answer is asked for: one caller's key at one tenant, and the code request that the message would answer. */
export interface SendLookup {
  subject: Subject
  idempotencyKey: string
  codeRequest: string | undefined
}

/** What is known when a send is decided, by one strongly consistent request. */
export interface SendState {
  record: StoredRecord | undefined
  /** What the same key was answered before. */
  kept: KeptAnswer | undefined
  /** Whether a message was sent for the code request already (GATE-10). */
  codeRequestUsed: boolean
}

/** Where a message of the sending gate lies. */
export interface MessageKey {
  pk: string
  sk: string
}

/** What a key was answered: the same for 24 hours. Where it was allowed, the message that was claimed says the rest. */
export type KeptAnswer = {
  /** Of the whole request: a key belongs to one. */
  fingerprint: string
  /** Epoch seconds. */
  expiresAt: number
} & ({ answer: NotAllowed; message: null } | { answer: Allowed; message: MessageKey })

/** A message of the sending gate, claimed before it is sent. */
export interface StoredMessage {
  key: MessageKey
  subject: Subject
  /** The generation that it belongs to; null where there was no record. */
  life: string | null
  /** `claimed` is on its way; the others are final. */
  status: MessageStatus
  claimedAt: string
  program: string
  messageClass: MessageClass
  /** The number that it leaves from. */
  from: string
  decisionId: string
  /** What allowed it: the grant's event, the inbound message's, the list entry, or the request for a code. */
  consent: string
  reason: string
  /** The SHA-256 of the text that was sent: whoever has the text can prove it. Of a code none: six digits are soon tried. */
  textHash: string | null
  segments: number
  carries: Content[]
  /** The grant that its words confirm (GATE-11). */
  confirms: string | null
  outcome: MessageOutcome | null
}

/** What became of a message. */
export type MessageOutcome =
  | { status: 'sent'; messageId: string }
  | { status: 'refused'; reason: ProviderRefusal }
  | { status: 'unknown' }

/** All that the claim of a message writes, or nothing. */
export interface Claim {
  asked: SendLookup
  kept: KeptAnswer
  message: StoredMessage
  /** The record as read, and the sends with this one counted; undefined where there is no record. */
  change: SendHistoryChange | undefined
  /** The record that was read and counts as absent, which must still be the one that stands. */
  absent: StoredRecord | undefined
  /** When the message and the mark of its code request go, where no record takes them along; epoch seconds. */
  expiresAt: number
}

/** What a message that surely did not leave, or may not have, takes back of what its claim wrote. */
export interface Reversal {
  /** The sends without it; undefined where there is no record. */
  change: SendHistoryChange | undefined
  /** The request for a code that may be answered again, since this was not (GATE-10). */
  codeRequest: string | undefined
}

/** Where answers and messages of the sending gate are kept. Each write raises a {@link ConcurrencyError} when it comes too late. */
export interface MessageStore {
  keyOf(subject: Subject, life: string | null, at: string, decisionId: string): MessageKey
  read(asked: SendLookup): Promise<SendState>
  /** Keeps an answer by which nothing is sent. */
  keep(asked: SendLookup, kept: KeptAnswer): Promise<void>
  /** Claims a message before it is sent, and counts it (EVT-2, GATE-8). */
  claim(claim: Claim): Promise<void>
  find(key: MessageKey): Promise<StoredMessage | undefined>
  /** Settles a claimed message for good; false: somebody did so before. */
  settle(message: StoredMessage, outcome: MessageOutcome, back: Reversal | undefined): Promise<boolean>
}
