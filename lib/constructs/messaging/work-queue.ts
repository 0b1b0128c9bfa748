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
  /** `for_days`: messages may be stops, so an outage may delay them but must not lose them (OUT-5). */
  retries?: 'five_times' | 'for_days'
}

/** The most that SQS accepts. At five minutes each, that is almost three and a half days. */
const MAX_RECEIVES = 1000

/** As long as the longest backoff, so that a message whose function crashed waits no longer than that. */
const VISIBILITY_FOR_DAYS = Duration.minutes(5)

/** Six times the function's timeout, as AWS advises: Lambda uses that time to retry when it is throttled. */
const VISIBILITY = Duration.seconds(WORK_TIMEOUT.toSeconds() * 6)

/** An encrypted queue that feeds one function, with a dead-letter queue for messages that failed too often. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: DeadLetterQueue

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id)
    const { prefix, alarms, name, retries = 'five_times' } = props
    const forDays = retries === 'for_days'
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
      visibilityTimeout: forDays ? VISIBILITY_FOR_DAYS : VISIBILITY,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: forDays ? MAX_RECEIVES : 5 },
    })
  }

  /** Lets a function put messages into the queue. */
  grantSend(fn: BundledFunction): void {
    fn.allow(['sqs:SendMessage'], [this.queue.queueArn])
  }

  /** Lets a function delay messages that failed, and put messages that it cannot read into the dead-letter queue. */
  grantBackOff(fn: BundledFunction): void {
    fn.setVariable('WORK_QUEUE_URL', this.queue.queueUrl)
    fn.allow(['sqs:ChangeMessageVisibility'], [this.queue.queueArn])
    fn.setVariable('DEAD_LETTER_QUEUE_URL', this.deadLetters.queueUrl)
    this.deadLetters.grantSend(fn)
  }

  /**
   * Feeds the function in batches whose messages fail one by one, with at most so many batches at a time. CDK's own event
   * source would grant more.
   */
  feed(fn: BundledFunction, maxConcurrency?: number): void {
    fn.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn])
    fn.lambda.addEventSourceMapping('Work', {
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
      ...(maxConcurrency !== undefined && { maxConcurrency }),
    })
  }
}
