import { after, MINUTE } from '../../domain/core/time.ts'
import type { ProviderRefusal } from '../../domain/core/vocabulary.ts'
import type { Subject } from '../core/subject.ts'
import type { StoredMessage } from '../sending/message-store.ts'
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

/** Identifies a message of a person, and its position among them. */
export interface MessagePlace {
  /** The record generation that it belongs to; null when there was none. */
  life: string | null
  /** When it was claimed, just before it was sent. */
  at: string
  decisionId: string
}

/** Reads the messages of the sending gate. */
export interface MessageReader {
  /** A person's messages after a position, generation by generation, up to this many bytes of JSON; and whether there are more. */
  after(
    subject: Subject,
    place: MessagePlace | undefined,
    enoughBytes: number,
  ): Promise<{ messages: MessageEvidence[]; more: boolean }>
}

/** If a message was not settled within a minute, it is unknown whether it was sent (EVT-2). */
export function asKnown(message: MessageEvidence, now: string): MessageEvidence {
  const abandoned = message.status === 'claimed' && after(message.at, MINUTE) < now
  return abandoned ? { ...message, status: 'unknown' } : message
}

/** Sorts messages by date; those of the same moment keep their order. */
export function byDate(messages: readonly MessageEvidence[]): MessageEvidence[] {
  return messages.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
}
