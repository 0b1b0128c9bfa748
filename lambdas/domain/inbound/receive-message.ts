import { type Reading, readMessage } from '../classify/read-message.ts'
import type { DecisionContext } from '../core/decision-context.ts'
import type { ConsentEvent } from '../core/events.ts'
import { asFruit } from '../core/invitation.ts'
import { answerHelp } from './answer-help.ts'
import { converse, passOn } from './converse.ts'
import { choiceOf, keepPrograms } from './keep-programs.ts'
import { openReview, settleAsNoStop } from './open-review.ts'
import { completeRequests, optInByText } from './opt-in.ts'
import { optOut } from './opt-out.ts'
import { type Received, type ReceiveMessage, receive } from './received.ts'
import { waysToJoin } from './tell-ways-to-join.ts'

export type { ReceiveMessage } from './received.ts'

/** Decides what an inbound text message changes. */
export function receiveMessage(message: ReceiveMessage, context: DecisionContext): ConsentEvent[] {
  const reading = readMessage(message.body, context.tenant)
  const received = receive(message, context, reading)
  return answerToQuestion(received, reading) ?? eventsOf(received, reading)
}

/** What a reading means: unsure, ordinary or a request to join, unless it answers the question which programs to keep (OUT-6). */
function answerToQuestion(received: Received, { kind }: Reading): ConsentEvent[] | undefined {
  if (kind !== 'other' && kind !== 'unsure' && kind !== 'join_request') return undefined
  const choice = choiceOf(received.message.body, received.tenant)
  if (!choice) return undefined
  return (
    keepPrograms(received, choice.programs, { isWord: false }) ??
    (choice.says ? openReview(received) : undefined)
  )
}

function eventsOf(received: Received, reading: Reading): ConsentEvent[] {
  const { message } = received
  switch (reading.kind) {
    case 'stop':
      return optOut(received, reading.program)
    case 'start':
      return [...asFruit(optInByText(received, reading), message), ...settleAsNoStop(received)]
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
