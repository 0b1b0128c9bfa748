import { Duration } from 'aws-cdk-lib'
import type { IEventSourceDlq } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { BundledFunction } from '../functions/bundled-function.ts'

/** A queue where anything at all is one thing too many: it keeps for two weeks what could not be worked. */
export class DeadLetterQueue extends Queue {
  /** Its physical name without the stack's; the alarm on it carries the same. */
  readonly name: string

  constructor(scope: Construct, id: string, { prefix, name }: { prefix: string; name: string }) {
    super(scope, id, {
      queueName: `${prefix}-${name}`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    this.name = name
  }

  /** Keeps the positions that a stream could not hand to this function; CDK's own destination would allow it more. */
  destinationOf(fn: BundledFunction): IEventSourceDlq {
    fn.allow(['sqs:SendMessage'], [this.queueArn])
    return { bind: () => ({ destination: this.queueArn }) }
  }
}
