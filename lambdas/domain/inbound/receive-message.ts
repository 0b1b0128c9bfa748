import { type ReadingContext, readMessage } from '../classify/read-message.ts'
import type { DecisionContext } from '../core/decision-context.ts'
import type { ConsentEvent } from '../core/events.ts'
import { programsPending } from '../core/status.ts'
import { answerHelp } from './answer-help.ts'
import { converse } from './converse.ts'
import { openReview, settleAsNoStop } from './open-review.ts'
import { completeRequests, optInByKeyword } from './opt-in.ts'
import { optOut } from './opt-out.ts'
import { type Received, type ReceiveMessage, receive } from './received.ts'

export type { ReceiveMessage } from './received.ts'

/** Decides what an inbound text message changes. */
export function receiveMessage(message: ReceiveMessage, context: DecisionContext): ConsentEvent[] {
  const received = receive(message, context)
  const reading = readMessage(message.body, context.tenant, contextOf(received))
  switch (reading.kind) {
    case 'stop':
      return optOut(received, reading.program)
    case 'start':
      return settlingIfGranted(received, optInByKeyword(received, reading.program))
    case 'yes':
      return [...(completeRequests(received) ?? converse(received)), ...settleAsNoStop(received)]
    case 'help':
      return answerHelp(received)
    case 'unsure':
      return openReview(received)
    case 'other':
      return converse(received)
  }
}

/** A START that grants nothing does not settle a review either: doubt means no promotion (IN-2, OUT-2). */
function settlingIfGranted(received: Received, events: ConsentEvent[]): ConsentEvent[] {
  const granted = events.some(({ type }) => type === 'opted_in')
  return granted ? [...events, ...settleAsNoStop(received)] : events
}

/** The context for reading a message: the tenant's languages and our last question to the person. */
function contextOf({ tenant, record, at }: Received): ReadingContext {
  const request = programsPending(record, at).length > 0
  return { languages: tenant.languages, asked: request ? 'request' : record.review ? 'question' : null }
}
