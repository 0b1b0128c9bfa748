import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type BundledFunction, WORK_TIMEOUT } from '../functions/bundled-function.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'

/** An encrypted queue that feeds one function, and another for what the function gave up on. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: DeadLetterQueue

  constructor(scope: Construct, id: string, { prefix, name }: { prefix: string; name: string }) {
    super(scope, id)
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { prefix, name: `${name}-dead-letters` })
    this.queue = new Queue(this, 'Queue', {
      queueName: `${prefix}-${name}`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: Duration.seconds(WORK_TIMEOUT.toSeconds() * 2),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    })
  }

  /** Feeds the function, in batches of which each message fails alone; CDK's own event source would allow it more. */
  feed(fn: BundledFunction): void {
    fn.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn])
    fn.fn.addEventSourceMapping('Work', {
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    })
  }
}
