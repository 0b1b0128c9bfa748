import type { Reading } from '../classify/reading.ts'
import type { DecisionContext } from '../core/decision-context.ts'
import { type EventBase, eventBase } from '../core/events.ts'
import type { InvitationInMessage } from '../core/invitation.ts'
import { languageOfKeywords } from '../core/keywords.ts'
import { notAfter } from '../core/time.ts'
import type { TextLanguage } from '../core/vocabulary.ts'
import { isManagedByCarrier, type Tenant } from '../tenant/definitions.ts'

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

/** Adds the context to a message, the language that its keyword tells (LANG-1), and what the carrier does about it (OUT-9). */
export function receive(message: ReceiveMessage, context: DecisionContext, reading: Reading): Received {
  const { now, tenant } = context
  const at = notAfter(message.at, now)
  const language = languageOfKeywords(reading.words) ?? languageOfProgramWord(reading, tenant)
  const carrier = isManagedByCarrier(tenant, message.number) ? answerOfCarrier(reading) : undefined
  return {
    ...context,
    message,
    at,
    base: {
      ...eventBase(at, now),
      number: message.number,
      inboundMessageId: message.inboundMessageId,
      ...(language && { language }),
      ...(carrier && { carrier }),
    },
  }
}

/** The language of a translation's keyword; a program's own keyword tells none (LANG-1). */
function languageOfProgramWord(reading: Reading, { programs }: Tenant): TextLanguage | undefined {
  if (reading.kind !== 'start' || reading.keyword === undefined) return undefined
  const calls = programs.flatMap(({ translatedCalls }) => translatedCalls)
  return calls.find(({ keyword }) => keyword === reading.keyword)?.language
}

/** The words that lift a carrier's block; SUBSCRIBE and program words do not (OUT-9). */
const LIFTING: ReadonlySet<string> = new Set(['START', 'UNSTOP'])

function answerOfCarrier(reading: Reading): EventBase['carrier'] {
  if (reading.kind === 'stop') return reading.program === null ? 'stopped' : undefined
  if (reading.kind !== 'start' || reading.program !== null) return undefined
  return reading.words.some((word) => LIFTING.has(word)) ? 'started' : undefined
}
