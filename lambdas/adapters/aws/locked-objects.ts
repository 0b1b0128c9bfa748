import { PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3'

/** Stores an object that cannot be changed or deleted until a date; one that is there stays as it is. */
export type KeepLocked = (key: string, body: string, contentType: string, until: string) => Promise<void>

/** Stores objects in a bucket with object lock (REC-3, REC-4). */
export function createLockedObjects(bucket: string): KeepLocked {
  // Every endpoint supports path-style addressing, including those whose host name takes no bucket prefix.
  const client = new S3Client({ forcePathStyle: true })
  return async (key, body, contentType, until) => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: contentType,
          ObjectLockMode: 'COMPLIANCE',
          ObjectLockRetainUntilDate: new Date(until),
          IfNoneMatch: '*',
        }),
      )
    } catch (error) {
      if (!isThereAlready(error)) throw error
    }
  }
}

function isThereAlready(error: unknown): boolean {
  return error instanceof S3ServiceException && error.name === 'PreconditionFailed'
}
