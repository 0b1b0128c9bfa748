import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type BundledFunction, WORK_TIMEOUT } from '../functions/bundled-function.ts'
import type { Monitored } from '../monitoring/alarms.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'

/** What a work queue is called, and the alarms that watch its dead-letter queue. */
export interface WorkQueueProps extends Monitored {
  /** The physical name without the stack's name. */
  name: string
}

/** An encrypted queue that feeds one function, with a dead-letter queue for messages that failed five times. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: DeadLetterQueue

  constructor(scope: Construct, id: string, { prefix, alarms, name }: WorkQueueProps) {
    super(scope, id)
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      prefix,
      alarms,
      name: `${name}-dead-letters`,
    })
    this.queue = new Queue(this, 'Queue', {
      queueName: `${prefix}-${name}`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: Duration.seconds(WORK_TIMEOUT.toSeconds() * 2),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    })
  }

  /** Lets a function put messages into the queue. */
  grantSend(fn: BundledFunction): void {
    fn.allow(['sqs:SendMessage'], [this.queue.queueArn])
  }

  /** Feeds the function in batches whose messages fail one by one. CDK's own event source would grant more. */
  feed(fn: BundledFunction): void {
    fn.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn])
    fn.lambda.addEventSourceMapping('Work', {
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    })
  }
}
