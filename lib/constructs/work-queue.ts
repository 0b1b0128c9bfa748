import { Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type BundledFunction, WORK_TIMEOUT } from './bundled-function.ts'

/** An encrypted queue that feeds one function and keeps for two weeks what could not be worked. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, props: { queueName: string }) {
    super(scope, id)
    this.deadLetters = new Queue(this, 'DeadLetters', {
      queueName: `${props.queueName}-dead-letters`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    this.queue = new Queue(this, 'Queue', {
      queueName: props.queueName,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: Duration.seconds(WORK_TIMEOUT.toSeconds() * 2),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    })
  }

  /** Feeds the function, in batches of which each message fails alone. */
  feed(fn: BundledFunction): void {
    fn.fn.addEventSource(new SqsEventSource(this.queue, { batchSize: 10, reportBatchItemFailures: true }))
  }
}
