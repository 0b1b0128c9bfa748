import type { SQSClient } from '@aws-sdk/client-sqs'
import { awsError } from './aws-error.ts'
import { regionSetting } from './region.ts'

/** The queues whose dead letters can be moved back. */
export const REDRIVEN_QUEUES = ['inbound-sms', 'delivery-events', 'replies'] as const

/** Moves the messages of a dead-letter queue back to its queue, and returns about how many there are. */
export async function redriveQueue(stack: string, queue: string): Promise<number> {
  const { SQSClient, StartMessageMoveTaskCommand } = await import('@aws-sdk/client-sqs')
  const client = new SQSClient(regionSetting())
  const name = `${stack}-${queue}`
  try {
    const [source, destination] = await Promise.all([
      queueOf(client, `${name}-dead-letters`),
      queueOf(client, name),
    ])
    const move = new StartMessageMoveTaskCommand({ SourceArn: source.arn, DestinationArn: destination.arn })
    if (source.messages > 0) await client.send(move)
    return source.messages
  } catch (error) {
    throw awsError(error, {
      service: 'SQS',
      to: `the queue ${name}`,
      permission: `sqs:StartMessageMoveTask, ReceiveMessage, DeleteMessage and GetQueueAttributes on ${name}-dead-letters, and sqs:SendMessage on ${name}`,
      missing: `There is no queue ${name} here. Choose another stack with --stack, or check AWS_REGION.`,
    })
  }
}

async function queueOf(client: SQSClient, name: string): Promise<{ arn: string; messages: number }> {
  const { GetQueueAttributesCommand, GetQueueUrlCommand } = await import('@aws-sdk/client-sqs')
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: name }))
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages'],
    }),
  )
  return {
    arn: Attributes?.QueueArn ?? '',
    messages: Number(Attributes?.ApproximateNumberOfMessages ?? 0),
  }
}
