import type { SQSRecord } from 'aws-lambda'

/** A message as it was received from its queue. */
export interface QueuedMessage {
  messageId: string
  body: string
  /** Identifies this receipt of the message to its queue. */
  receiptHandle: string
  /** How often it was received, including this time. */
  receiveCount: number
  /** When it was sent to the queue, in epoch milliseconds. */
  sentAt: number
}

/** Reads what processing and retrying need from a record of a batch. */
export function queuedMessage({ messageId, body, receiptHandle, attributes }: SQSRecord): QueuedMessage {
  return {
    messageId,
    body,
    receiptHandle,
    receiveCount: Number(attributes.ApproximateReceiveCount),
    sentAt: Number(attributes.SentTimestamp),
  }
}
