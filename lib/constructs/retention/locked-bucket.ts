import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'

/** A bucket whose objects are locked until their own dates, then deleted. It has no fixed name and outlives the stack. */
export function lockedBucket(scope: Construct, years: number): Bucket {
  return new Bucket(scope, 'Bucket', {
    objectLockEnabled: true,
    versioned: true,
    // Not under a customer key: deleting that key would defeat the lock.
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [
      // Longer than any lock of that many years; the version itself is deleted a day later.
      { expiration: Duration.days(years * 366 + 1), noncurrentVersionExpiration: Duration.days(1) },
      { expiredObjectDeleteMarker: true },
    ],
  })
}
