import { failedItems } from '../../runtime/functions/batch-failures.ts'
import type { Functions } from '../../runtime/functions/functions.ts'
import { type WakingLoop, wakingLoop } from '../../runtime/waking-loop.ts'
import { REGION } from '../../template/arn.ts'
import type { QueueSource } from '../../template/event-sources.ts'
import { bodyDigest } from './message-digest.ts'
import type { Queues, ReceivedMessage } from './queues.ts'
import { systemAttributes } from './sqs-operations.ts'

/** Batches of one queue that are processed at the same time. */
const POLLERS = 2

/** What feeding a function from a queue needs. */
export interface QueueFeed {
  queues: Queues
  functions: Functions
  /** The system's time. */
  now: () => number
  report: (line: string) => void
}

/** Feeds a function from its queue: failed messages stay hidden for the visibility timeout, then are retried. */
export function feedFromQueue(source: QueueSource, feed: QueueFeed): WakingLoop[] {
  const { queues, now, report } = feed
  queues.release(source.queue)
  const loops = Array.from({ length: POLLERS }, () =>
    wakingLoop(async () => {
      const worked = await processQueue(source, feed)
      const next = queues.nextVisibleAt(source.queue)
      return { worked, sleep: next === undefined ? Number.POSITIVE_INFINITY : next - now() }
    }, report),
  )
  queues.arrivals.on(source.queue, () => {
    for (const loop of loops) loop.wake()
  })
  return loops
}

async function processQueue(source: QueueSource, feed: QueueFeed): Promise<boolean> {
  let worked = false
  for (;;) {
    const messages = feed.queues.receive(source.queue, source.batchSize)
    if (messages.length > 0) await processBatch(source, messages, feed)
    else if (feed.queues.count(source.queue).visible === 0) return worked
    worked = true
  }
}

async function processBatch(
  source: QueueSource,
  messages: ReceivedMessage[],
  feed: QueueFeed,
): Promise<void> {
  const { queues, functions, report } = feed
  const arn = queues.byName.get(source.queue)?.arn ?? ''
  const event = { Records: messages.map((message) => sqsRecord(message, arn)) }
  const outcome = await functions.invoke(source.function, JSON.stringify(event))
  const ids = messages.map(({ id }) => id)
  const failed = failedItems(ids, outcome, source.partialFailures)
  for (const { id, receipt } of messages) if (!failed.has(id)) queues.remove(source.queue, receipt)
  if (failed.size > 0)
    report(`${source.queue}: ${failed.size} of ${ids.length} messages returned to the queue`)
}

function sqsRecord({ id, receipt, body, attributes, ...times }: ReceivedMessage, arn: string): object {
  return {
    messageId: id,
    receiptHandle: receipt,
    body,
    attributes: systemAttributes(times),
    messageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, attribute]) => [name, recordAttribute(attribute)]),
    ),
    md5OfBody: bodyDigest(body),
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: REGION,
  }
}

function recordAttribute(attribute: unknown): object {
  const { DataType, StringValue } = attribute as Record<string, string>
  return { dataType: DataType, stringValue: StringValue, stringListValues: [], binaryListValues: [] }
}
