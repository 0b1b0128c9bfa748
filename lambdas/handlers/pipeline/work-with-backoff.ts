import type { SQSBatchResponse } from 'aws-lambda'
import { type Log, nameOf } from '../../application/core/log.ts'
import type { Clock } from '../../application/core/ports/clock.ts'
import type { QueuedMessage } from './queued-message.ts'
import { failuresOf, workEach } from './work-batch.ts'

/** A message to hide on its queue, and for how many seconds. */
export interface Hidden {
  receiptHandle: string
  seconds: number
}

/** What processing with backoff needs. */
export interface BackoffDeps {
  log: Log
  clock: Clock
  /** Hides messages on the queue that feeds the function. */
  hide: (messages: readonly Hidden[]) => Promise<void>
}

/** A batch, divided into what is processed now and what is delayed. */
export interface Shared<Work> {
  work: readonly Work[]
  /** Messages that are delayed without being processed, so that others go first. */
  wait: readonly Work[]
}

/** How the messages of a queue are processed. */
export interface Working<Work> {
  groupOf: (message: Work) => string
  work: (message: Work) => Promise<void>
  /** The log entry that says how many seconds failing messages have waited. */
  waiting: 'inbound_waiting' | 'delivery_waiting'
}

/** Five minutes: the longest that a stop waits after the cause of its failure is gone (OUT-5). */
const MAX_BACKOFF_SECONDS = 300

/**
 * Processes a batch like `workBatch`, and hides failed messages for twice as long each time, so that an outage delays a
 * message but never strands it (OUT-5). If hiding fails, the queue's own visibility timeout applies, which is as long as
 * the longest backoff.
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

/** Seconds that a message is hidden after its first failure, and after it was first delayed. */
const FIRST_BACKOFF = 5
const FIRST_WAIT = 20

/** Counts from the start of the batch, so that two attempts never start more than five minutes apart. */
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

/** SQS does not count messages that were received more than three times in its age of the oldest message. */
function longestWait(failed: readonly QueuedMessage[], now: number): number {
  const oldest = Math.min(...failed.map(({ sentAt }) => sentAt))
  return Math.max(0, Math.round((now - oldest) / 1000))
}

function epoch({ clock }: BackoffDeps): number {
  return Date.parse(clock())
}
