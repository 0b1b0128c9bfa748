import { ChangeMessageVisibilityBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'

/** Sends messages to a queue. */
export function createQueue(queueUrl: string): (body: string) => Promise<void> {
  const client = new SQSClient({})
  return async (body) => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }))
  }
}

/** Raised when a queue would not hide some of the messages: these show again by its own visibility timeout. */
export class NotHiddenError extends Error {
  override name = 'NotHiddenError'
}

/** Hides up to ten messages of a queue that were received, each for so many seconds from now on. */
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
