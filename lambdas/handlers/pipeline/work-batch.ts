import type { SQSBatchResponse } from 'aws-lambda'
import { type Log, nameOf } from '../../application/core/log.ts'

/** One message of a batch. */
interface Message {
  messageId: string
}

/**
 * Works the messages of a batch: those of one group one after the other, the groups side by side. Each fails alone and
 * is answered as a failure; the rest goes through. Of an error only its name is logged.
 */
export async function workBatch<Work extends Message>(
  log: Log,
  batch: readonly Work[],
  groupOf: (message: Work) => string,
  work: (message: Work) => Promise<void>,
): Promise<SQSBatchResponse> {
  const groups = Map.groupBy(batch, groupOf)
  const failed = await Promise.all([...groups.values()].map((group) => workLane(log, group, work)))
  return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) }
}

async function workLane<Work extends Message>(
  log: Log,
  group: readonly Work[],
  work: (message: Work) => Promise<void>,
): Promise<string[]> {
  const failed: string[] = []
  for (const message of group) {
    try {
      await work(message)
    } catch (error) {
      log({ event: 'failed', error: nameOf(error) })
      failed.push(message.messageId)
    }
  }
  return failed
}
