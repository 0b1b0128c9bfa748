import type { SQSRecord } from 'aws-lambda'

/** A message received from a queue. */
export interface QueuedMessage {
  messageId: string
  body: string
  /** The queue's handle of this receipt. */
  receiptHandle: string
  /** How often it was received, including this time. */
  receiveCount: number
  /** When it was put on the queue, in epoch milliseconds. */
  sentAt: number
}

/** Reads a record of a batch, for processing and retrying. */
export function queuedMessage({ messageId, body, receiptHandle, attributes }: SQSRecord): QueuedMessage {
  return {
    messageId,
    body,
    receiptHandle,
    receiveCount: Number(attributes.ApproximateReceiveCount),
    sentAt: Number(attributes.SentTimestamp),
  }
}
