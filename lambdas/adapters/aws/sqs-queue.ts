import { ChangeMessageVisibilityBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'

/** Sends messages to a queue. */
export function createQueue(queueUrl: string): (body: string) => Promise<void> {
  const client = new SQSClient({})
  return async (body) => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }))
  }
}

/** Some messages could not be hidden; the queue's own visibility timeout applies to them. */
export class NotHiddenError extends Error {
  override name = 'NotHiddenError'
}

/** Hides up to ten received messages, each for its own number of seconds from now. */
export function createHide(
  queueUrl: string,
): (messages: readonly { receiptHandle: string; seconds: number }[]) => Promise<void> {
  const client = new SQSClient({})
  return async (messages) => {
    const { Failed = [] } = await client.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: queueUrl,
        Entries: messages.map(({ receiptHandle, seconds }, place) => ({
          Id: String(place),
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: seconds,
        })),
      }),
    )
    if (Failed.length > 0) throw new NotHiddenError('some messages were not hidden')
  }
}
