import { type Situation, withEarlierStops } from '../core/decision-context.ts'
import { happening } from '../core/event-base.ts'
import { notAfter } from '../core/time.ts'

/** A text message came in. */
export interface ReceiveMessage {
  type: 'receive_message'
  tenant: string
  to: string
  /** The number that was texted; null where no definition names it. */
  number: string | null
  inboundMessageId: string
  body: string
  /** When it was sent. */
  at: string
}

/** A message in its situation, with what every event that it causes has in common. */
export interface Received extends Situation {
  message: ReceiveMessage
  /** The message's date; a time ahead of the clock counts as now (IN-10). */
  at: string
  base: ReturnType<typeof happening>
}

/** Sets a message in its situation: the stops of earlier lives, once looked up, are part of what is known. */
export function receive(message: ReceiveMessage, situation: Situation): Received {
  const { now } = situation
  const at = notAfter(message.at, now)
  const { record, found } = withEarlierStops(situation)
  return {
    ...situation,
    record,
    message,
    at,
    base: {
      ...happening(at, now),
      number: message.number,
      inboundMessageId: message.inboundMessageId,
      earlierStops: found,
    },
  }
}
