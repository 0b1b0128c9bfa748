import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { BundledFunction } from '../functions/bundled-function.ts'

/**
 * Where histories are kept when their records are gone (REC-4). Each is locked until its own date, then removed; the
 * bucket has no fixed name and outlives the stack.
 */
export class Archive extends Construct {
  readonly bucket: Bucket
  private readonly years: number

  constructor(scope: Construct, id: string, { years }: { years: number }) {
    super(scope, id)
    this.years = years
    this.bucket = new Bucket(this, 'Bucket', {
      objectLockEnabled: true,
      versioned: true,
      // Not under a key of our own: whoever deletes that key would undo what the lock is for.
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        // Longer than any lock of so many years; the version itself goes a day later.
        { expiration: Duration.days(years * 366 + 1), noncurrentVersionExpiration: Duration.days(1) },
        { expiredObjectDeleteMarker: true },
      ],
    })
  }

  /** Lets a function put histories into the archive and lock them; it can neither read nor remove them. */
  letArchive(fn: BundledFunction): void {
    fn.setVariable('ARCHIVE_BUCKET', this.bucket.bucketName)
    fn.setVariable('ARCHIVE_YEARS', String(this.years))
    fn.allow(['s3:PutObject', 's3:PutObjectRetention'], [this.bucket.arnForObjects('*')])
  }
}
