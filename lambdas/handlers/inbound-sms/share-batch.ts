import type { Unreadable } from '../../application/core/log.ts'
import type { InboundSms } from '../../application/inbound/route-inbound.ts'
import type { QueuedMessage } from '../pipeline/queued-message.ts'
import type { Shared } from '../pipeline/work-with-backoff.ts'

/** A text message as it was received from the queue, or why it is unreadable. */
export interface QueuedSms extends QueuedMessage {
  sms: InboundSms | Unreadable
}

/** What sharing a batch among its senders needs. */
export interface Sharing {
  /** Epoch milliseconds. */
  now: number
  isStop: (sms: InboundSms) => boolean
}

/** A queue is backed up when a message has waited for so many milliseconds. */
const BACKLOG = 5000

/** The most texts of one number that a batch processes while the queue is backed up. */
const MAX_PER_NUMBER = 3

/**
 * If the queue is backed up, processes a few texts of each number and delays the rest, so that a flood from one number
 * does not hold up the stops of everyone else (OUT-5). Stops go first, the latest before the others; of equal texts, only
 * the latest is processed.
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

/** Whose message it is; an unreadable message is a group of its own. */
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
