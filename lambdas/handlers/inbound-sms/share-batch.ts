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

/** More texts than this of one number in one batch are a flood. */
const MAX_OF_A_PERSON = 3

/**
 * If the queue is backed up, processes one text of a number that floods it and delays the rest, so that the flood does not
 * hold up the stops of everyone else (OUT-5). Its latest stop goes first, otherwise its earliest text.
 */
export function shareBatch(batch: readonly QueuedSms[], sharing: Sharing): Shared<QueuedSms> {
  if (!batch.some(({ sentAt }) => sentAt + BACKLOG <= sharing.now)) return { work: batch, wait: [] }
  const groups = [...Map.groupBy(batch, senderOf).values()]
  const chosen = new Set(groups.flatMap((group) => worked(group, sharing)))
  return {
    work: batch.filter((message) => chosen.has(message)),
    wait: batch.filter((message) => !chosen.has(message)),
  }
}

/** Whose message it is; an unreadable message is a group of its own. */
export function senderOf({ messageId, sms }: QueuedSms): string {
  return typeof sms === 'string' ? messageId : sms.originationNumber
}

function worked(group: readonly QueuedSms[], { isStop }: Sharing): readonly QueuedSms[] {
  if (group.length <= MAX_OF_A_PERSON) return group
  const inOrder = group.toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1))
  const stop = inOrder.findLast(({ sms }) => typeof sms !== 'string' && isStop(sms))
  return stop ? [stop] : inOrder.slice(0, 1)
}

function dateOf({ sms }: QueuedSms): string {
  return typeof sms === 'string' ? '' : sms.sentAt
}
