import type { MessageType, ProviderRefusal } from '../../../domain/core/vocabulary.ts'

/** An outgoing text. */
export interface OutgoingText {
  from: string
  to: string
  body: string
  /** After this time the provider drops the text; undefined: the provider's own limit applies. */
  before: string | undefined
  /** What the number that it leaves from is registered for; undefined: not known, and the provider goes by its own record. */
  messageType: MessageType | undefined
  /** Travels into delivery events. */
  context: Record<string, string>
}

/** The provider's answer. Anything that is not clearly a refusal is `unknown`: the text may have been sent (EVT-2). */
export type SendResult =
  | { outcome: 'sent'; messageId: string }
  | { outcome: 'throttled' }
  | { outcome: 'refused'; reason: string; refusal: Exclude<ProviderRefusal, 'throttled'> }
  | { outcome: 'unknown' }

/** Sends one text once; never throws. */
export type SendText = (text: OutgoingText) => Promise<SendResult>
