import { PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import type { Archive } from '../../application/retention/retire.ts'
import { archiveKey } from '../core/keys.ts'

/** Archives to a bucket with object lock; keys hold the tenant, the keyed hash and the generation, never a number (REC-7). */
export function createArchive(bucket: string, years: number): Archive {
  // Every endpoint supports path-style addressing, including those whose host name takes no bucket prefix.
  const client = new S3Client({ forcePathStyle: true })
  return {
    years,
    keep: async (hash, history, until) => {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: archiveKey(history.tenant, hash, history.life),
            Body: JSON.stringify(history),
            ContentType: 'application/json',
            ObjectLockMode: 'COMPLIANCE',
            ObjectLockRetainUntilDate: new Date(until),
            // The first upload is the complete one: by the second, some of the history may already be deleted.
            IfNoneMatch: '*',
          }),
        )
      } catch (error) {
        if (!isThereAlready(error)) throw error
      }
    },
  }
}

function isThereAlready(error: unknown): boolean {
  return error instanceof S3ServiceException && error.name === 'PreconditionFailed'
}
