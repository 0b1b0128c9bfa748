import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'

/** Sends messages to a queue. */
export function createQueue(queueUrl: string): (body: string) => Promise<void> {
  const client = new SQSClient({})
  return async (body) => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }))
  }
}
