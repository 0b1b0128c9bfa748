import type { IKey } from 'aws-cdk-lib/aws-kms'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { BundledFunction, WORK_TIMEOUT } from './bundled-function.ts'
import type { ConsentTable } from './consent-table.ts'
import { EncryptedTopic } from './encrypted-topic.ts'
import { WorkQueue } from './work-queue.ts'

/** The way in for text messages: topic, queue, function, and one dead-letter queue for whatever does not get through. */
export class InboundSms extends Construct {
  readonly topic: EncryptedTopic
  readonly work: WorkQueue
  readonly receiver: BundledFunction

  constructor(scope: Construct, id: string, props: { prefix: string; key: IKey; table: ConsentTable }) {
    super(scope, id)
    const { prefix, key, table } = props
    this.topic = new EncryptedTopic(this, 'Topic', { topicName: `${prefix}-inbound-sms`, key })
    this.topic.letServicePublish('sms-voice.amazonaws.com')

    this.work = new WorkQueue(this, 'Work', { prefix, name: 'inbound-sms' })
    // Never raw: the envelope's Timestamp is the only date an inbound message has.
    this.topic.addSubscription(
      new SqsSubscription(this.work.queue, {
        rawMessageDelivery: false,
        deadLetterQueue: this.work.deadLetters,
      }),
    )

    this.receiver = new BundledFunction(this, 'Receiver', {
      prefix,
      name: 'inbound-sms',
      description: 'Reads inbound text messages and records what they say about consent.',
      timeout: WORK_TIMEOUT,
    })
    table.grantDecideGrants(this.receiver)
    this.receiver.setVariable('INBOUND_DEAD_LETTER_QUEUE_URL', this.work.deadLetters.queueUrl)
    this.receiver.allow(['sqs:SendMessage'], [this.work.deadLetters.queueArn])
    this.work.feed(this.receiver)
  }
}
