import { after, MINUTE } from '../../domain/core/time.ts'
import type { ProviderRefusal } from '../../domain/core/vocabulary.ts'
import type { Subject } from '../core/subject.ts'
import type { StoredMessage } from '../sending/message-store.ts'
import type { Delivery } from '../sending/report-delivery.ts'

/** A message of the sending gate: what allowed it, and what became of it. Its words are not kept (REC-5, GATE-6). */
export interface MessageEvidence extends MessagePlace {
  program: string
  messageClass: StoredMessage['messageClass']
  /** The number that it left from. */
  from: string
  /** What allowed it: the grant's event, the inbound message's, the list entry, or the request for a code. */
  consent: string
  /** Why it was allowed, as the gate says it. */
  reason: string
  /** `claimed` is on its way; the others are final. */
  status: StoredMessage['status']
  /** The provider's id of the message. */
  messageId: string | null
  /** Why it was not sent after all. */
  refusal: ProviderRefusal | null
  segments: number
  /** What it carried of what it must. */
  carries: StoredMessage['carries']
  /** The grant that its words confirm (GATE-11). */
  confirms: string | null
  /** The SHA-256 of the whole text as it was sent: whoever sent it has the words. */
  textHash: string | null
  /** What the provider reported last. */
  delivery: Delivery | null
}

/** What tells a message from every other of a person, and where it lies among them. */
export interface MessagePlace {
  /** The record that it belongs to; null where there was none. */
  life: string | null
  /** When it was claimed, just before it was sent. */
  at: string
  decisionId: string
}

/** Reads the messages of the sending gate. */
export interface MessageReader {
  /** A person's messages, generation by generation, behind a place, until it is more than so many bytes of JSON; and whether there are more. */
  after(
    subject: Subject,
    place: MessagePlace | undefined,
    enoughBytes: number,
  ): Promise<{ messages: MessageEvidence[]; more: boolean }>
}

/** Of a message that nobody settled within a minute, nobody knows whether it left (EVT-2). */
export function asKnown(message: MessageEvidence, now: string): MessageEvidence {
  const abandoned = message.status === 'claimed' && after(message.at, MINUTE) < now
  return abandoned ? { ...message, status: 'unknown' } : message
}

/** Messages by their dates; of one moment, in the order given. */
export function byDate(messages: readonly MessageEvidence[]): MessageEvidence[] {
  return messages.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
}
