import type { Unreadable } from '../../application/core/log.ts'
import type { InboundSms } from '../../application/inbound/route-inbound.ts'
import type { QueuedMessage } from '../pipeline/queued-message.ts'
import type { Shared } from '../pipeline/work-with-backoff.ts'

/** A text message with its receipt on the queue, or why it is unreadable. */
export interface QueuedSms extends QueuedMessage {
  sms: InboundSms | Unreadable
}

/** How a batch is shared among senders. */
export interface Sharing {
  /** Epoch milliseconds. */
  now: number
  isStop: (sms: InboundSms) => boolean
}

/** A message that is this old, in milliseconds, shows that the queue is backed up. */
const BACKLOG = 5000

/** How many texts from one number are processed per batch while the queue is backed up. */
const MAX_PER_NUMBER = 3

/**
 * If the queue is backed up, processes a few texts of each number and defers the rest, so that a flood from one number does
 * not delay other people's stops (OUT-5). Stops go first, the latest before the others; of equal texts only the latest.
 */
export function shareBatch(batch: readonly QueuedSms[], sharing: Sharing): Shared<QueuedSms> {
  if (!batch.some(({ sentAt }) => sentAt + BACKLOG <= sharing.now)) return { work: batch, wait: [] }
  const groups = [...Map.groupBy(batch, senderOf).values()]
  const chosen = new Set(groups.flatMap((group) => firstFew(group, sharing)))
  return {
    work: batch.filter((message) => chosen.has(message)),
    wait: batch.filter((message) => !chosen.has(message)),
  }
}

/** The sender of a message; an unreadable message is a group of its own. */
export function senderOf({ messageId, sms }: QueuedSms): string {
  return typeof sms === 'string' ? messageId : sms.originationNumber
}

function firstFew(group: readonly QueuedSms[], { isStop }: Sharing): readonly QueuedSms[] {
  if (group.length <= MAX_PER_NUMBER) return group
  const inOrder = group.toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1))
  const different = [...new Map(inOrder.map((message) => [textOf(message), message])).values()]
  const stops = different.filter(({ sms }) => typeof sms !== 'string' && isStop(sms))
  const others = different.filter((message) => !stops.includes(message))
  return [...stops.toReversed(), ...others].slice(0, MAX_PER_NUMBER)
}

function textOf({ messageId, sms }: QueuedSms): string {
  return typeof sms === 'string' ? messageId : `${sms.destinationNumber} ${sms.messageBody}`
}

function dateOf({ sms }: QueuedSms): string {
  return typeof sms === 'string' ? '' : sms.sentAt
}
