import type { SQSEvent } from 'aws-lambda'
import type { OutgoingText } from '../lambdas/application/core/ports/send-text.ts'
import { batch } from './system.ts'

/** A delivery event of a text that was sent, as the provider's topic hands it to the queue. */
export function reported(text: OutgoingText, outcome: string, at: string, { final = true } = {}): SQSEvent {
  const event = {
    eventType: outcome,
    eventTimestamp: Date.parse(at),
    isFinal: final,
    originationPhoneNumber: text.from,
    destinationPhoneNumber: text.to,
    messageId: 'm',
    messageRequestTimestamp: Date.parse(at),
    context: text.context,
  }
  return batch(JSON.stringify({ Message: JSON.stringify(event) }))
}
