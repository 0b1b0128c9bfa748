import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { addStackOutput } from '../../stack-output.ts'
import type { BundledFunction } from '../functions/bundled-function.ts'
import { lockedBucket } from './locked-bucket.ts'

/**
 * The archive of histories whose records have expired (REC-4). Each object is locked until its own date, then deleted. The
 * bucket has no fixed name and outlives the stack.
 */
export class Archive extends Construct {
  readonly bucket: Bucket
  readonly years: number

  constructor(scope: Construct, id: string, { years }: { years: number }) {
    super(scope, id)
    this.years = years
    this.bucket = lockedBucket(this, years)
    addStackOutput(this, 'ArchiveBucketName', {
      value: this.bucket.bucketName,
      description: 'Bucket that archives the histories of expired records, each object locked until its date',
    })
  }

  /** Lets a function add histories to the archive and lock them; it can neither read nor delete them. */
  grantArchive(fn: BundledFunction): void {
    fn.setVariable('ARCHIVE_BUCKET', this.bucket.bucketName)
    fn.setVariable('ARCHIVE_YEARS', String(this.years))
    fn.allow(['s3:PutObject', 's3:PutObjectRetention'], [this.bucket.arnForObjects('*')])
  }
}
