import { Duration } from 'aws-cdk-lib'
import type { IEventSourceDlq } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { BundledFunction } from '../functions/bundled-function.ts'
import type { Monitored } from '../monitoring/alarms.ts'

/** What a dead-letter queue is called, and the alarms that watch it. */
export interface DeadLetterQueueProps extends Monitored {
  /** The physical name without the stack's name; the alarm has the same. */
  name: string
}

/** A queue that keeps failed messages for two weeks; a single message in it sets off an alarm. */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string, { prefix, alarms, name }: DeadLetterQueueProps) {
    super(scope, id, {
      queueName: `${prefix}-${name}`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    alarms.onAnyMessage(name, this)
  }

  /** Lets a function put messages into the queue. */
  grantSend(fn: BundledFunction): void {
    fn.allow(['sqs:SendMessage'], [this.queueArn])
  }

  /** Keeps the stream positions that this function failed to process. CDK's own destination would grant more. */
  failureDestination(fn: BundledFunction): IEventSourceDlq {
    this.grantSend(fn)
    return { bind: () => ({ destination: this.queueArn }) }
  }
}
