import { readMessage } from '../classify/read-message.ts'
import type { DecisionContext } from '../core/decision-context.ts'
import type { ConsentEvent } from '../core/events.ts'
import { answerHelp } from './answer-help.ts'
import { converse, passOn } from './converse.ts'
import { openReview, settleAsNoStop } from './open-review.ts'
import { completeRequests, optInByText } from './opt-in.ts'
import { optOut } from './opt-out.ts'
import { type ReceiveMessage, receive } from './received.ts'
import { waysToJoin } from './tell-ways-to-join.ts'

export type { ReceiveMessage } from './received.ts'

/** Decides what an inbound text message changes. */
export function receiveMessage(message: ReceiveMessage, context: DecisionContext): ConsentEvent[] {
  const received = receive(message, context)
  const reading = readMessage(message.body, context.tenant)
  switch (reading.kind) {
    case 'stop':
      return optOut(received, reading.program)
    case 'start':
      return [...optInByText(received, reading), ...settleAsNoStop(received)]
    case 'yes':
      return [
        ...(completeRequests(received) ?? converse(received, { yes: true })),
        ...settleAsNoStop(received),
      ]
    case 'help':
      return answerHelp(received)
    case 'join_request':
      return converse(received, { reply: waysToJoin(received) })
    case 'unsure':
      return openReview(received)
    case 'automatic':
      return passOn(received)
    case 'other':
      return converse(received)
  }
}
