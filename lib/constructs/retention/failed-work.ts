import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { IEventSourceDlq } from 'aws-cdk-lib/aws-lambda'
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { BundledFunction } from '../functions/bundled-function.ts'
import { DeadLetterQueue, type DeadLetterQueueProps } from '../messaging/dead-letter-queue.ts'

/**
 * Keeps what a function failed to process. A bucket keeps the stream records whole, where a queue would get their position
 * only; the queue gets a message for each object in it and sets off the alarm.
 */
export class FailedWork extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id)
    const notified = new DeadLetterQueue(this, 'Told', props)
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      // CloudFormation cannot remove a bucket with objects in it; the objects expire by themselves.
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    })
    this.notify(notified)
  }

  /** Keeps the stream records that this function failed to process. */
  failureDestination(fn: BundledFunction): IEventSourceDlq {
    fn.allow(['s3:PutObject'], [this.bucket.arnForObjects('*')])
    fn.allow(['s3:ListBucket'], [this.bucket.bucketArn])
    return { bind: () => ({ destination: this.bucket.bucketArn }) }
  }

  /** Uses EventBridge: S3's own notifications start with a test message, which would set off the alarm at every first deployment. */
  private notify(queue: DeadLetterQueue): void {
    const bucket = this.bucket.node.defaultChild as CfnBucket
    bucket.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }
    new Rule(this, 'Kept', {
      description: 'Sends a message for each failed stream record that the bucket keeps',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [this.bucket.bucketName] } },
      },
      targets: [new SqsQueue(queue)],
    })
  }
}
