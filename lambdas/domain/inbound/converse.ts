import type { ConsentEvent, MessageReceived } from '../core/events.ts'
import { getOwn } from '../core/get-own.ts'
import { grantsOf, lastStopOfAny } from '../core/status.ts'
import { after, HOUR } from '../core/time.ts'
import { originatorOf } from '../tenant/definitions.ts'
import type { Received } from './received.ts'

/** How long an ordinary message may be answered (CONV-1). */
export const WINDOW = 24 * HOUR

/** An ordinary message is published to the application and, if allowed, opens a conversation window (CONV-1, CONV-2). */
export function converse(
  received: Received,
  more: Pick<Partial<MessageReceived>, 'reply' | 'yes'> = {},
): ConsentEvent[] {
  const { base, message, at } = received
  const arrived: ConsentEvent = { ...arrival(received), ...more }
  if (message.number === null || !mayOpen(received, message.number)) return [arrived]
  return [
    { type: 'window_opened', ...base, program: null, number: message.number, until: after(at, WINDOW) },
    arrived,
  ]
}

/** What nobody wrote goes to the application as it came, and does nothing else (OUT-10). */
export function passOn(received: Received): ConsentEvent[] {
  return [{ ...arrival(received), automatic: true }]
}

function arrival({ base, message }: Received): MessageReceived {
  return { type: 'message_received', ...base, program: null, body: message.body }
}

/** After a stop only if the person came back or the number's definition allows it, and never for an older message (CONV-2). */
function mayOpen({ record, tenant, at, now }: Received, number: string): boolean {
  const reopens = originatorOf(tenant, number)?.conversationAfterStop === true
  if (after(at, WINDOW) <= now) return false
  const held = getOwn(record.windows, number)
  if (held && held.since >= at) return false
  const lastStop = lastStopOfAny(record)
  return lastStop === null || (at > lastStop && (reopens || grantsOf(record).length > 0))
}
