import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { addStackOutput } from '../../stack-output.ts'
import type { BundledFunction } from '../functions/bundled-function.ts'
import type { Archive } from './archive.ts'
import { lockedBucket } from './locked-bucket.ts'

/** For how many years digests are kept where there is no archive. */
const YEARS = 2

/** Where copies of the chains' heads are locked away: in the archive, or in a bucket of their own (REC-3). */
export class Anchors extends Construct {
  private readonly bucket: Bucket
  private readonly years: number

  constructor(scope: Construct, id: string, { archive }: { archive: Archive | undefined }) {
    super(scope, id)
    this.years = archive?.years ?? YEARS
    this.bucket = archive?.bucket ?? lockedBucket(this, YEARS)
    addStackOutput(this, 'AnchorBucketName', {
      value: this.bucket.bucketName,
      description: 'Bucket that locks away daily digests of all ledgers',
    })
  }

  /** Lets a function keep digests, or the leaves of retired histories, and lock them; it can neither read nor delete them. */
  grantKeep(fn: BundledFunction, what: 'digests' | 'retired'): void {
    this.grantName(fn)
    fn.allow(['s3:PutObject', 's3:PutObjectRetention'], [this.bucket.arnForObjects(`${what}/*`)])
  }

  /** Lets a function read digests, and nothing else of the bucket. */
  grantReadDigests(fn: BundledFunction): void {
    this.grantName(fn)
    fn.allow(['s3:GetObject'], [this.bucket.arnForObjects('digests/*')])
    fn.allow(['s3:ListBucket'], [this.bucket.bucketArn], { 's3:prefix': 'digests/' })
  }

  /** Tells a function the bucket, without any access to it. */
  grantName(fn: BundledFunction): void {
    fn.setVariable('ANCHOR_BUCKET', this.bucket.bucketName)
    fn.setVariable('ANCHOR_YEARS', String(this.years))
  }
}
