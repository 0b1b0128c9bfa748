import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import type { Log } from '../../application/core/log.ts'
import type { ApplicationEvent } from '../../domain/core/application-event.ts'

/** Publishes application events to a topic with filterable attributes, and logs each one so that it is counted by type (EVT-1). */
export function createPublisher(topicArn: string, log: Log): (message: ApplicationEvent) => Promise<void> {
  const client = new SNSClient({})
  return async (message) => {
    await client.send(
      new PublishCommand({
        TopicArn: topicArn,
        Message: JSON.stringify(message),
        MessageAttributes: attributes({
          type: message.type,
          tenant: message.tenant,
          ...(message.program === null ? {} : { program: message.program }),
        }),
      }),
    )
    log({ event: 'published', type: message.type })
  }
}

function attributes(values: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  )
}
