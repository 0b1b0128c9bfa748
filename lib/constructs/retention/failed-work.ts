import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { IEventSourceDlq } from 'aws-cdk-lib/aws-lambda'
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { BundledFunction } from '../functions/bundled-function.ts'
import { DeadLetterQueue } from '../messaging/dead-letter-queue.ts'

/** Keeps whole what a function could not work, in a bucket, since a queue is told its position only; and tells a queue. */
export class FailedWork extends Construct {
  readonly bucket: Bucket
  /** Told of each piece that is kept; the alarm hangs on it. */
  readonly told: DeadLetterQueue

  constructor(scope: Construct, id: string, { prefix, name }: { prefix: string; name: string }) {
    super(scope, id)
    this.told = new DeadLetterQueue(this, 'Told', { prefix, name })
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      // A bucket that holds something cannot be removed with the stack; what it holds goes by itself.
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    })
    this.tell()
  }

  /** Keeps what the stream could not hand to this function. */
  destinationOf(fn: BundledFunction): IEventSourceDlq {
    fn.allow(['s3:PutObject'], [this.bucket.arnForObjects('*')])
    fn.allow(['s3:ListBucket'], [this.bucket.bucketArn])
    return { bind: () => ({ destination: this.bucket.bucketArn }) }
  }

  /** By EventBridge: S3's own way to a queue begins with a test message, which would ring at every first deployment. */
  private tell(): void {
    const bucket = this.bucket.node.defaultChild as CfnBucket
    bucket.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }
    new Rule(this, 'Kept', {
      description: 'Tells that something was given up and is kept',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [this.bucket.bucketName] } },
      },
      targets: [new SqsQueue(this.told)],
    })
  }
}
