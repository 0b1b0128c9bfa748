import { PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import type { Archive } from '../../application/retention/retire.ts'
import { archiveKey } from '../core/keys.ts'

/** Archives in a bucket with object lock; keys hold the tenant, the keyed hash and the generation, never a number (REC-7). */
export function createArchive(bucket: string, years: number): Archive {
  // A bucket in the path is what every endpoint understands, also one whose host name takes no prefix.
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
            // The first is the whole one: when it is put again, some of the history may have been removed already.
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
