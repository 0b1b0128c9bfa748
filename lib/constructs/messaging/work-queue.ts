import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type BundledFunction, WORK_TIMEOUT } from '../functions/bundled-function.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'

/** How long a queue tries a message: five times, or for days, at intervals that its function sets. */
export type Patience = 'five_times' | 'days'

/** SQS takes no more; at five minutes each that is three days and eleven hours. */
const MAX_RECEIVES = 1000

/** As long as the longest backoff, so that a message whose function crashed waits no longer either (OUT-5). */
const PATIENT_VISIBILITY = Duration.minutes(5)

/** Six times the function's timeout, as AWS asks: Lambda retries for as long where it has no room for the function. */
const VISIBILITY = Duration.seconds(WORK_TIMEOUT.toSeconds() * 6)

/** An encrypted queue that feeds one function, and another for what the function gave up on. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: DeadLetterQueue
  private readonly patience: Patience

  constructor(
    scope: Construct,
    id: string,
    { prefix, name, patience = 'five_times' }: { prefix: string; name: string; patience?: Patience },
  ) {
    super(scope, id)
    this.patience = patience
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { prefix, name: `${name}-dead-letters` })
    this.queue = new Queue(this, 'Queue', {
      queueName: `${prefix}-${name}`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: patience === 'days' ? PATIENT_VISIBILITY : VISIBILITY,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: patience === 'days' ? MAX_RECEIVES : 5 },
    })
  }

  /**
   * Feeds the function, in batches of which each message fails alone; CDK's own event source would allow it more. A
   * function of a patient queue sets back what failed, and sets aside what nobody can read.
   */
  feed(fn: BundledFunction, { maxConcurrency }: { maxConcurrency?: number } = {}): void {
    fn.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn])
    if (this.patience === 'days') this.grantSetBack(fn)
    fn.fn.addEventSourceMapping('Work', {
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
      ...(maxConcurrency !== undefined && { maxConcurrency }),
    })
  }

  private grantSetBack(fn: BundledFunction): void {
    fn.setVariable('WORK_QUEUE_URL', this.queue.queueUrl)
    fn.allow(['sqs:ChangeMessageVisibility'], [this.queue.queueArn])
    fn.setVariable('DEAD_LETTER_QUEUE_URL', this.deadLetters.queueUrl)
    fn.allow(['sqs:SendMessage'], [this.deadLetters.queueArn])
  }
}
