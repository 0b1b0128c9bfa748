import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import type { ApplicationEvent } from '../domain/application-event.ts'

/** Publishes application events on a topic, with attributes to filter by (EVT-1). */
export function createPublisher(topicArn: string): (message: ApplicationEvent) => Promise<void> {
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
  }
}

function attributes(values: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  )
}
