import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { readLine } from '../../lambdas/application/evidence/anchor.ts'
import { DIGESTS, type Digest, retiredKey } from '../../lambdas/application/evidence/digest.ts'
import { merkleRoot } from '../../lambdas/application/evidence/merkle.ts'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { awsError } from '../aws/aws-error.ts'
import { regionSetting } from '../aws/region.ts'

/** Reads digests and the leaves of retired histories from their locked bucket. */
export interface DigestBucket {
  /** The keys of all complete digests from a day on, in order. */
  keys(since: string | undefined): Promise<string[]>
  /** A digest with the lines of its parts; throws if a root does not match. */
  lines(key: string): AsyncIterable<{ digest: Digest; lines: readonly string[] }>
  isRetired(tenant: string, life: string): Promise<boolean>
}

/** Opens a bucket of digests. */
export function openDigests(bucket: string): DigestBucket {
  const client = new S3Client({ ...regionSetting(), forcePathStyle: true })
  const read = async (Key: string): Promise<string> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key })).catch(refuse)
    return (await Body?.transformToString()) ?? ''
  }
  const refuse = (error: unknown): never => {
    throw awsError(error, {
      service: 'S3',
      to: `the bucket ${bucket}`,
      permission: `s3:ListBucket and s3:GetObject on ${bucket}`,
      missing: `The bucket ${bucket} lacks a part of a digest.`,
    })
  }
  return {
    keys: async (since) => {
      const keys: string[] = []
      let token: string | undefined
      do {
        const page = await client
          .send(new ListObjectsV2Command({ Bucket: bucket, Prefix: DIGESTS, ContinuationToken: token }))
          .catch(refuse)
        keys.push(...(page.Contents ?? []).flatMap(({ Key }) => (Key?.endsWith('.json') ? [Key] : [])))
        token = page.NextContinuationToken
      } while (token)
      return keys.filter((key) => since === undefined || key.slice(DIGESTS.length) >= since).sort()
    },
    lines: async function* (key) {
      const digest = JSON.parse(await read(key)) as Digest
      if (merkleRoot(digest.parts.map(({ root }) => root)) !== digest.root) throw changed(key)
      for (const part of digest.parts) {
        const lines = (await read(part.key)).trimEnd().split('\n')
        if (merkleRoot(lines.map((line) => readLine(line)?.leaf ?? '')) !== part.root) throw changed(part.key)
        yield { digest, lines }
      }
    },
    isRetired: async (tenant, life) => {
      try {
        await client.send(new HeadObjectCommand({ Bucket: bucket, Key: retiredKey(tenant, life) }))
        return true
      } catch (error) {
        if (error instanceof Error && ['NotFound', 'NoSuchKey'].includes(error.name)) return false
        return refuse(error)
      }
    },
  }
}

function changed(key: string): UserFacingError {
  return new UserFacingError(`The digest ${key} does not match its own Merkle root.`)
}
