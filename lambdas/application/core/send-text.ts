import type { MessageType, ProviderRefusal } from '../../domain/core/vocabulary.ts'

/** A text on its way out. */
export interface OutgoingText {
  from: string
  to: string
  body: string
  /** After this the provider drops it; undefined: it may try as long as it does. */
  before: string | undefined
  /** What the number that it leaves from is registered for; undefined: not known, and the provider goes by its own record. */
  messageType: MessageType | undefined
  /** Travels into delivery events. */
  context: Record<string, string>
}

/** What the provider said. Whatever is not surely a refusal is `unknown`: the text may have left (EVT-2). */
export type SendResult =
  | { outcome: 'sent'; messageId: string }
  | { outcome: 'throttled' }
  | { outcome: 'refused'; reason: string; refusal: Exclude<ProviderRefusal, 'throttled'> }
  | { outcome: 'unknown' }

/** Sends one text, once; never raises an error. */
export type SendText = (text: OutgoingText) => Promise<SendResult>
