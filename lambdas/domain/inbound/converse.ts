import type { ConsentEvent, MessageReceived } from '../core/events.ts'
import { derive, WINDOW } from '../core/facts/derive.ts'
import { getOwn } from '../core/get-own.ts'
import { type ConsentRecord, withMessage } from '../core/record/record.ts'
import { after } from '../core/time.ts'
import { originatorOf } from '../tenant/definitions.ts'
import type { Received } from './received.ts'

/** An ordinary message is published to the application and, if allowed, opens a conversation window (CONV-1, CONV-2). */
export function converse(
  received: Received,
  more: Pick<Partial<MessageReceived>, 'reply' | 'yes'> = {},
): ConsentEvent[] {
  const { base, message, at } = received
  const { number } = message
  const afterStop = opensAfterStop(received) ? { afterStop: true as const } : {}
  const arrived: ConsentEvent = { ...arrival(received), ...afterStop, ...more }
  if (number === null || !opensWindow(received, number)) return [arrived]
  return [
    { type: 'window_opened', ...base, program: null, number, until: after(at, WINDOW), ...afterStop },
    arrived,
  ]
}

/** A message that no person wrote goes to the application as it came, and does nothing else (OUT-10). */
export function passOn(received: Received): ConsentEvent[] {
  return [{ ...arrival(received), automatic: true }]
}

function arrival({ base, message }: Received): MessageReceived {
  return { type: 'message_received', ...base, program: null, body: message.body }
}

/** Whether the number's definition lets an ordinary message open a window after a stop (CONV-2). */
export function opensAfterStop({ tenant, message }: Received): boolean {
  return message.number !== null && originatorOf(tenant, message.number)?.conversationAfterStop === true
}

/** Whether the window on the number is this message's, and not that of a later one. */
function opensWindow(received: Received, number: string): boolean {
  const { record, at, now } = received
  const windows = (known: ConsentRecord) => getOwn(derive(known, now).windows, number)
  const message = { id: '', at, afterStop: opensAfterStop(received) }
  const opened = windows({ ...record, messages: withMessage(record.messages, number, message) })
  return opened?.since === at && windows(record)?.since !== at
}
