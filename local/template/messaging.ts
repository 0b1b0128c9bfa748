import { z } from 'zod'
import { nameInArn } from './arn.ts'
import type { TemplateReader } from './reader.ts'

/** A queue of the stack. */
export interface StackQueue {
  name: string
  arn: string
  url: string
  visibilitySeconds: number
  /** The dead-letter queue, and after how many receives a message moves there. */
  redrive: { queue: string; maxReceiveCount: number } | undefined
}

/** A topic of the stack, and its subscribed queues. */
export interface StackTopic {
  name: string
  arn: string
  /** The ARN of its encryption key. */
  keyArn: string | undefined
  subscriptions: { arn: string; queue: string; raw: boolean }[]
}

const QueueProperties = z.object({
  VisibilityTimeout: z.number().default(30),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
})
const TopicProperties = z.object({ KmsMasterKeyId: z.string().optional() })
const SubscriptionProperties = z.object({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
  RawMessageDelivery: z.boolean().default(false),
})

/** Reads the queues. */
export function readQueues(template: TemplateReader): StackQueue[] {
  return template.all('AWS::SQS::Queue', QueueProperties).map(({ ref, attribute, properties }) => ({
    name: attribute('QueueName'),
    arn: attribute('Arn'),
    url: ref,
    visibilitySeconds: properties.VisibilityTimeout,
    redrive: properties.RedrivePolicy && {
      queue: nameInArn(properties.RedrivePolicy.deadLetterTargetArn),
      maxReceiveCount: properties.RedrivePolicy.maxReceiveCount,
    },
  }))
}

/** Reads the topics with their subscribed queues; ignores other subscribers, such as an email address. */
export function readTopics(template: TemplateReader): StackTopic[] {
  const subscriptions = template
    .all('AWS::SNS::Subscription', SubscriptionProperties)
    .filter(({ properties }) => properties.Protocol === 'sqs')
  return template.all('AWS::SNS::Topic', TopicProperties).map(({ ref, attribute, properties: topic }) => ({
    name: attribute('TopicName'),
    arn: ref,
    keyArn: topic.KmsMasterKeyId,
    subscriptions: subscriptions
      .filter(({ properties }) => properties.TopicArn === ref)
      .map(({ id, properties }) => ({
        arn: `${ref}:${id}`,
        queue: nameInArn(properties.Endpoint),
        raw: properties.RawMessageDelivery,
      })),
  }))
}
