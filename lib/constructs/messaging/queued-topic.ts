import type { IKey } from 'aws-cdk-lib/aws-kms'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { EncryptedTopic } from './encrypted-topic.ts'
import { WorkQueue, type WorkQueueProps } from './work-queue.ts'

/** What a queued topic is called, the alarms that watch it, and the key that encrypts it. */
export interface QueuedTopicProps extends WorkQueueProps {
  key: IKey
}

/** A topic that End User Messaging publishes to, and a queue with one dead-letter queue for both. */
export class QueuedTopic extends Construct {
  readonly topic: EncryptedTopic
  readonly work: WorkQueue

  constructor(scope: Construct, id: string, { prefix, alarms, name, key }: QueuedTopicProps) {
    super(scope, id)
    this.topic = new EncryptedTopic(this, 'Topic', { topicName: `${prefix}-${name}`, key })
    // AWS documents the account for two-way messages, and no condition at all for delivery events.
    this.topic.grantPublishByService('sms-voice.amazonaws.com', { namesAccountToKey: false })
    this.work = new WorkQueue(this, 'Work', { prefix, alarms, name, retries: 'for_days' })
    // Never raw: the envelope's Timestamp is the only date that some messages have.
    this.topic.addSubscription(
      new SqsSubscription(this.work.queue, {
        rawMessageDelivery: false,
        deadLetterQueue: this.work.deadLetters,
      }),
    )
  }
}
