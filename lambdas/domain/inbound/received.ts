import type { DecisionContext } from '../core/decision-context.ts'
import { type EventBase, eventBase } from '../core/events.ts'
import type { InvitationInMessage } from '../core/invitation.ts'
import { notAfter } from '../core/time.ts'
import type { TextLanguage } from '../core/vocabulary.ts'

/** Processes an inbound text message. */
export interface ReceiveMessage {
  type: 'receive_message'
  tenant: string
  to: string
  /** The number that was texted; null if no definition has it. */
  number: string | null
  inboundMessageId: string
  body: string
  /** When it was sent. */
  at: string
  /** The open invitation whose code it carries (IN-1). */
  invitation?: InvitationInMessage
}

/** A message in its context, with the fields that its events have in common. */
export interface Received extends DecisionContext {
  message: ReceiveMessage
  /** The message's date; a time ahead of the clock counts as now (IN-10). */
  at: string
  base: EventBase
}

/** Adds the context to a message, and the language that its keyword tells (LANG-1). */
export function receive(
  message: ReceiveMessage,
  context: DecisionContext,
  language: TextLanguage | undefined,
): Received {
  const { now } = context
  const at = notAfter(message.at, now)
  return {
    ...context,
    message,
    at,
    base: {
      ...eventBase(at, now),
      number: message.number,
      inboundMessageId: message.inboundMessageId,
      ...(language && { language }),
    },
  }
}
