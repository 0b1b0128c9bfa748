import type {
  Content,
  DenyReason,
  MessageClass,
  MessageStatus,
  ProviderRefusal,
} from '../../domain/core/vocabulary.ts'
import type { CodesSent } from '../../domain/gate/code-request.ts'
import type { SendHistoryChange, StoredRecord } from '../core/ports/consent-store.ts'
import type { Subject } from '../core/subject.ts'
import type { Allowed, NotAllowed } from './sending.ts'

/** Whose answer to look up: a caller's key at a tenant, and the code request that the message would answer. */
export interface SendLookup {
  subject: Subject
  idempotencyKey: string
  codeRequest: string | undefined
  /** The program whose one-time codes are counted, and the time; undefined for any other program (GATE-10). */
  codes: { program: string; at: string } | undefined
}

/** A one-time code as it is counted (GATE-10). */
export interface CountedCode {
  subject: Subject
  program: string
  at: string
  decisionId: string
}

/** The one-time codes as they were read, over which one more is counted. */
export interface CodesRead extends CodesSent {
  /** The person's codes as they are stored: the time of each, with its decision. */
  entries: readonly string[]
}

/** Everything that deciding a send needs, from one strongly consistent request. */
export interface SendState {
  record: StoredRecord | undefined
  /** The earlier answer for the same key. */
  kept: KeptAnswer | undefined
  /** Whether a message was already sent for the code request (GATE-10). */
  codeRequestUsed: boolean
  /** The one-time codes sent so far; undefined where they were not asked for. */
  codes: CodesRead | undefined
}

/** The key of a message of the sending gate. */
export interface MessageKey {
  pk: string
  sk: string
}

/** The stored answer for a key, which stays the same for 24 hours. If it was allowed, the claimed message has the outcome. */
export type KeptAnswer = {
  /** Of the whole request: a key belongs to one request. */
  fingerprint: string
  /** Epoch seconds. */
  expiresAt: number
} & ({ answer: NotAllowed; message: null } | { answer: Allowed; message: MessageKey })

/** A message of the sending gate, claimed before it is sent. */
export interface StoredMessage {
  key: MessageKey
  subject: Subject
  /** The generation that it belongs to; null when there was no record. */
  life: string | null
  /** `claimed` is in progress; the others are final. */
  status: MessageStatus
  claimedAt: string
  program: string
  messageClass: MessageClass
  /** The number that it is sent from. */
  from: string
  decisionId: string
  /** What allowed it: the grant's event, the inbound message's event, the list entry, or the code request. */
  consent: string
  reason: string
  /** The SHA-256 of the text that was sent, which proves the text to anyone who has it. None for a code: six digits are quickly guessed. */
  textHash: string | null
  segments: number
  carries: Content[]
  /** The grant that its text confirms (GATE-11). */
  confirms: string | null
  outcome: MessageOutcome | null
}

/** The outcome of a message. */
export type MessageOutcome =
  | { status: 'sent'; messageId: string }
  | { status: 'refused'; reason: ProviderRefusal }
  | { status: 'unknown' }

/** A request to send that the gate denied, as it is counted (REC-5). */
export interface DeniedSend {
  subject: Subject
  /** The generation that it belongs to; null when there was no record. */
  life: string | null
  program: string
  reason: DenyReason
  at: string
  /** When the count expires if no record determines it; epoch seconds. */
  expiresAt: number
}

/** The position of the denials of one day, program and reason, before that day's messages: no decision has such an id. */
export function placeOfDenied({ day, program, reason }: { day: string; program: string; reason: string }) {
  return { at: `${day}T00:00:00.000Z`, decisionId: `denied.${program}.${reason}` }
}

/** Everything that claiming a message writes, all or nothing. */
export interface Claim {
  asked: SendLookup
  kept: KeptAnswer
  message: StoredMessage
  /** The record as read, and the send history with this message counted; undefined when there is no record. */
  change: SendHistoryChange | undefined
  /** The record that was read and counts as absent, which must be unchanged. */
  absent: StoredRecord | undefined
  /** The codes as they were read, where the message is one (GATE-10). */
  codes: CodesRead | undefined
  /** When the message and its code request's marker expire if no record determines it; epoch seconds. */
  expiresAt: number
}

/** What is reversed of a claim when its message was not sent, or may not have been. */
export interface Reversal {
  /** The send history without it; undefined when there is no record. */
  change: SendHistoryChange | undefined
  /** The one-time code that is not counted after all (GATE-10). */
  code: CountedCode | undefined
  /** The code request that may be answered again, since this message did not answer it (GATE-10). */
  codeRequest: string | undefined
}

/** Stores the sending gate's answers and messages. Each write raises a {@link ConcurrencyError} when it lost a race. */
export interface MessageStore {
  keyOf(subject: Subject, life: string | null, at: string, decisionId: string): MessageKey
  read(asked: SendLookup): Promise<SendState>
  /** Stores an answer that sends nothing. */
  keep(asked: SendLookup, kept: KeptAnswer): Promise<void>
  /** Counts a denial among those of its day, program and reason: a flood of them grows no item and adds none. */
  countDenied(denied: DeniedSend): Promise<void>
  /** Claims a message before it is sent, and counts it (EVT-2, GATE-8). */
  claim(claim: Claim): Promise<void>
  find(key: MessageKey): Promise<StoredMessage | undefined>
  /** Settles a claimed message; false if it was already settled. */
  settle(message: StoredMessage, outcome: MessageOutcome, back: Reversal | undefined): Promise<boolean>
}
