import type { SQSBatchResponse } from 'aws-lambda'
import { type Log, nameOf } from '../../application/core/log.ts'

/** One message of a batch. */
interface Message {
  messageId: string
}

/**
 * Processes the messages of a batch: one group in order, groups in parallel. Each message fails alone and is reported as a
 * failure; the others succeed. Only the name of an error is logged.
 */
export async function workBatch<Work extends Message>(
  log: Log,
  batch: readonly Work[],
  groupOf: (message: Work) => string,
  work: (message: Work) => Promise<void>,
): Promise<SQSBatchResponse> {
  return failuresOf(await workEach(log, batch, groupOf, work))
}

/** Processes a batch like {@link workBatch}, and returns the messages that failed. */
export async function workEach<Work extends Message>(
  log: Log,
  batch: readonly Work[],
  groupOf: (message: Work) => string,
  work: (message: Work) => Promise<void>,
): Promise<Work[]> {
  const groups = Map.groupBy(batch, groupOf)
  const failed = await Promise.all([...groups.values()].map((group) => workGroup(log, group, work)))
  return failed.flat()
}

/** The response that leaves these messages on their queue and removes the rest of the batch. */
export function failuresOf(messages: readonly Message[]): SQSBatchResponse {
  return { batchItemFailures: messages.map(({ messageId }) => ({ itemIdentifier: messageId })) }
}

async function workGroup<Work extends Message>(
  log: Log,
  group: readonly Work[],
  work: (message: Work) => Promise<void>,
): Promise<Work[]> {
  const failed: Work[] = []
  for (const message of group) {
    try {
      await work(message)
    } catch (error) {
      log({ event: 'failed', error: nameOf(error) })
      failed.push(message)
    }
  }
  return failed
}
