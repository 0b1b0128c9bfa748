import type { Unreadable } from '../../application/core/log.ts'
import type { InboundSms } from '../../application/inbound/route-inbound.ts'
import type { QueuedMessage } from '../pipeline/queued-message.ts'
import type { Shared } from '../pipeline/work-with-backoff.ts'

/** A text message with its place on the queue, or why nobody can read it. */
export interface QueuedSms extends QueuedMessage {
  sms: InboundSms | Unreadable
}

/** How a batch is shared among those who wrote. */
export interface Sharing {
  /** Epoch milliseconds. */
  now: number
  isStop: (sms: InboundSms) => boolean
}

/** Milliseconds that a message waits only where the queue is backed up. */
const BACKLOG = 5000

/** How many texts of one number are worked in a batch while the queue is backed up. */
const MAX_PER_NUMBER = 3

/**
 * Where the queue is backed up, works a few texts of each number and puts off the rest, so that one number's flood does
 * not hold up everybody else's stops (OUT-5). Stops go first, the latest before the others; of equal texts only the latest.
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

/** Whose message it is; one that nobody can read counts for itself. */
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
