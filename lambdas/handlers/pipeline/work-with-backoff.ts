import type { SQSBatchResponse } from 'aws-lambda'
import type { Clock } from '../../application/core/clock.ts'
import { type Log, nameOf } from '../../application/core/log.ts'
import type { QueuedMessage } from './queued-message.ts'
import { failuresOf, workEach } from './work-batch.ts'

/** A message that stays on its queue, hidden for a number of seconds. */
export interface Hidden {
  receiptHandle: string
  seconds: number
}

/** The dependencies of processing with backoff. */
export interface BackoffDeps {
  log: Log
  clock: Clock
  /** Hides messages of the queue that feeds the function. */
  hide: (messages: readonly Hidden[]) => Promise<void>
}

/** What to do with the messages of a batch. */
export interface Shared<Work> {
  work: readonly Work[]
  /** Messages that are deferred because others go first. */
  wait: readonly Work[]
}

/** How to process the messages of a queue. */
export interface Working<Work> {
  groupOf: (message: Work) => string
  work: (message: Work) => Promise<void>
  /** The log entry for a failed message, with the seconds that it has waited. */
  waiting: 'inbound_waiting' | 'delivery_waiting'
}

/** Five minutes: the longest that a stop waits after the table answers again (OUT-5). */
const MAX_BACKOFF_SECONDS = 300

/**
 * Processes a batch like `workBatch` and hides failed messages for longer each time: an outage delays a message and never
 * strands it (OUT-5). If hiding fails, the queue's own visibility timeout applies, which is as long as the longest backoff.
 */
export async function workWithBackoff<Work extends QueuedMessage>(
  deps: BackoffDeps,
  { work, wait }: Shared<Work>,
  { groupOf, work: workOne, waiting }: Working<Work>,
): Promise<SQSBatchResponse> {
  const startedAt = epoch(deps)
  const failed = await workEach(deps.log, work, groupOf, workOne)
  const now = epoch(deps)
  if (failed.length > 0) deps.log({ event: waiting, seconds: longestWait(failed, now) })
  const elapsed = Math.ceil((now - startedAt) / 1000)
  await hideAll(deps, [
    ...failed.map((message) => hidden(message, FIRST_BACKOFF, elapsed)),
    ...wait.map((message) => hidden(message, FIRST_WAIT, elapsed)),
  ])
  return failuresOf([...failed, ...wait])
}

/** Seconds until the first retry of a failed message, and until a deferred message is received again. */
const FIRST_BACKOFF = 5
const FIRST_WAIT = 20

/** Doubles each time, counted from the start of the batch, so that two attempts never start more than five minutes apart. */
function hidden({ receiptHandle, receiveCount }: QueuedMessage, first: number, elapsed: number): Hidden {
  const seconds = Math.min(MAX_BACKOFF_SECONDS, first * 2 ** (receiveCount - 1))
  return { receiptHandle, seconds: Math.max(1, seconds - elapsed) }
}

async function hideAll({ hide, log }: BackoffDeps, messages: readonly Hidden[]): Promise<void> {
  if (messages.length === 0) return
  try {
    await hide(messages)
  } catch (error) {
    log({ event: 'failed', error: nameOf(error) })
  }
}

/** AWS's own age of the oldest message excludes messages that were received more than three times. */
function longestWait(failed: readonly QueuedMessage[], now: number): number {
  const oldest = Math.min(...failed.map(({ sentAt }) => sentAt))
  return Math.max(0, Math.round((now - oldest) / 1000))
}

function epoch({ clock }: BackoffDeps): number {
  return Date.parse(clock())
}
