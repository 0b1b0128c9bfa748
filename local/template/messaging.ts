import { z } from 'zod'
import { nameInArn } from './place.ts'
import type { TemplateReader } from './reader.ts'

/** A queue of the stack. */
export interface StackQueue {
  name: string
  arn: string
  url: string
  visibilitySeconds: number
  /** Where a message goes that was received too often. */
  redrive: { queue: string; maxReceiveCount: number } | undefined
}

/** A topic of the stack, and the queues that it feeds. */
export interface StackTopic {
  name: string
  arn: string
  /** Of the key that it lies encrypted under. */
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

/** Reads the topics with the queues subscribed to them; other subscribers (an e-mail address) are nobody here. */
export function readTopics(template: TemplateReader): StackTopic[] {
  const subscriptions = template
    .all('AWS::SNS::Subscription', SubscriptionProperties)
    .filter(({ properties }) => properties.Protocol === 'sqs')
  return template.all('AWS::SNS::Topic', TopicProperties).map(({ ref, attribute, properties: own }) => ({
    name: attribute('TopicName'),
    arn: ref,
    keyArn: own.KmsMasterKeyId,
    subscriptions: subscriptions
      .filter(({ properties }) => properties.TopicArn === ref)
      .map(({ id, properties }) => ({
        arn: `${ref}:${id}`,
        queue: nameInArn(properties.Endpoint),
        raw: properties.RawMessageDelivery,
      })),
  }))
}
