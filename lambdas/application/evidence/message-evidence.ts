import { after, MINUTE } from '../../domain/core/time.ts'
import type { DenyReason, ProviderRefusal } from '../../domain/core/vocabulary.ts'
import type { Subject } from '../core/subject.ts'
import { placeOfDenied, type StoredMessage } from '../sending/message-store.ts'
import type { Delivery } from '../sending/report-delivery.ts'

/** A message of the sending gate: what allowed it, and its outcome. Its text is not stored (REC-5, GATE-6). */
export interface MessageEvidence extends MessagePlace {
  program: string
  messageClass: StoredMessage['messageClass']
  /** The number that it was sent from. */
  from: string
  /** What allowed it: the grant's event, the inbound message's event, the list entry, or the code request. */
  consent: string
  /** The gate's reason for allowing it. */
  reason: string
  /** `claimed` is in progress; the others are final. */
  status: StoredMessage['status']
  /** The provider's id of the message. */
  messageId: string | null
  /** Why it was not sent after all. */
  refusal: ProviderRefusal | null
  segments: number
  /** Which required content it carried. */
  carries: StoredMessage['carries']
  /** The grant that its text confirms (GATE-11). */
  confirms: string | null
  /** The SHA-256 of the whole text as it was sent; the sender has the text itself. */
  textHash: string | null
  /** The provider's latest report. */
  delivery: Delivery | null
}

/** The requests to send that the gate denied on one day for one program and reason, before anything was sent (REC-5). */
export interface DeniedEvidence {
  /** The record generation that they belong to; null when there was none. */
  life: string | null
  /** In UTC, like `2026-11-21`. */
  day: string
  program: string
  /** The gate's reason. */
  reason: DenyReason
  count: number
  firstAt: string
  lastAt: string
}

/** Something that the sending gate was asked to send. */
export type SendEvidence = MessageEvidence | DeniedEvidence

/** Whether the sending gate denied it. */
export function isDenied(sent: SendEvidence): sent is DeniedEvidence {
  return 'day' in sent
}

/** Whether the sending gate allowed it. */
export function isAllowed(sent: SendEvidence): sent is MessageEvidence {
  return !isDenied(sent)
}

/** Where it stands among everything that the sending gate was asked to send to the person. */
export function placeOfSend(sent: SendEvidence): MessagePlace {
  const { life, at, decisionId } = isDenied(sent) ? { ...sent, ...placeOfDenied(sent) } : sent
  return { life, at, decisionId }
}

/** Identifies a message of a person, and its position among them. */
export interface MessagePlace {
  /** The record generation that it belongs to; null when there was none. */
  life: string | null
  /** When it was claimed, just before it was sent. */
  at: string
  decisionId: string
}

/** Reads what the sending gate was asked to send. */
export interface MessageReader {
  /** A person's messages and denials after a position, generation by generation, up to this many bytes of JSON; and whether there are more. */
  after(
    subject: Subject,
    place: MessagePlace | undefined,
    enoughBytes: number,
  ): Promise<{ messages: SendEvidence[]; more: boolean }>
}

/** If a message was not settled within a minute, it is unknown whether it was sent (EVT-2). */
export function asKnown(message: SendEvidence, now: string): SendEvidence {
  if (isDenied(message)) return message
  const abandoned = message.status === 'claimed' && after(message.at, MINUTE) < now
  return abandoned ? { ...message, status: 'unknown' } : message
}

/** The messages by date; those of the same moment keep their order. */
export function byDate(messages: readonly MessageEvidence[]): MessageEvidence[] {
  return messages.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
}
