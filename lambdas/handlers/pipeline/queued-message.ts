import type { SQSRecord } from 'aws-lambda'

/** A message as its queue handed it out. */
export interface QueuedMessage {
  messageId: string
  body: string
  /** By what the queue knows this receipt of the message. */
  receiptHandle: string
  /** How often it was received, this time included. */
  receiveCount: number
  /** When it was put on the queue, in epoch milliseconds. */
  sentAt: number
}

/** A record of a batch, as working and retrying need it. */
export function queuedMessage({ messageId, body, receiptHandle, attributes }: SQSRecord): QueuedMessage {
  return {
    messageId,
    body,
    receiptHandle,
    receiveCount: Number(attributes.ApproximateReceiveCount),
    sentAt: Number(attributes.SentTimestamp),
  }
}
