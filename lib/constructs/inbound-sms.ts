import { Aws, Duration } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { BundledFunction, WORK_TIMEOUT } from './bundled-function.ts'
import type { ConsentTable } from './consent-table.ts'
import { WorkQueue } from './work-queue.ts'

/** The way in for text messages: topic, queue, function, and dead-letter queues for what cannot be read. */
export class InboundSms extends Construct {
  readonly topic: Topic
  readonly work: WorkQueue
  readonly undelivered: Queue
  readonly receiver: BundledFunction

  constructor(scope: Construct, id: string, props: { prefix: string; key: IKey; table: ConsentTable }) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', {
      topicName: `${props.prefix}-inbound-sms`,
      masterKey: props.key,
      enforceSSL: true,
    })
    this.letEndUserMessagingPublish()

    this.work = new WorkQueue(this, 'Work', { queueName: `${props.prefix}-inbound-sms` })
    this.undelivered = new Queue(this, 'Undelivered', {
      queueName: `${props.prefix}-inbound-sms-undelivered`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    // Never raw: the envelope's Timestamp is the only date an inbound message has.
    this.topic.addSubscription(
      new SqsSubscription(this.work.queue, { rawMessageDelivery: false, deadLetterQueue: this.undelivered }),
    )

    this.receiver = new BundledFunction(this, 'Receiver', {
      functionName: `${props.prefix}-inbound-sms`,
      entry: 'inbound-sms',
      description: 'Reads inbound text messages and records what they say about consent.',
      timeout: WORK_TIMEOUT,
    })
    props.table.grantDecide(this.receiver)
    this.receiver.setVariable('INBOUND_DEAD_LETTER_QUEUE_URL', this.work.deadLetters.queueUrl)
    this.receiver.allow(['sqs:SendMessage'], [this.work.deadLetters.queueArn])
    this.work.feed(this.receiver)
  }

  private letEndUserMessagingPublish(): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'EndUserMessagingPublishes',
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
  }
}
