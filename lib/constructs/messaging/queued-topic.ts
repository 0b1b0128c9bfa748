import type { IKey } from 'aws-cdk-lib/aws-kms'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { EncryptedTopic } from './encrypted-topic.ts'
import { WorkQueue } from './work-queue.ts'

/** What End User Messaging tells: a topic that it may publish to, and a queue with one place for whatever does not get through. */
export class QueuedTopic extends Construct {
  readonly topic: EncryptedTopic
  readonly work: WorkQueue

  constructor(
    scope: Construct,
    id: string,
    { prefix, name, key }: { prefix: string; name: string; key: IKey },
  ) {
    super(scope, id)
    this.topic = new EncryptedTopic(this, 'Topic', { topicName: `${prefix}-${name}`, key })
    this.topic.letServicePublish('sms-voice.amazonaws.com')
    this.work = new WorkQueue(this, 'Work', { prefix, name, patience: 'days' })
    // Never raw: the envelope's Timestamp is the only date that some messages have.
    this.topic.addSubscription(
      new SqsSubscription(this.work.queue, {
        rawMessageDelivery: false,
        deadLetterQueue: this.work.deadLetters,
      }),
    )
  }
}
