import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import * as z from 'zod/mini'
import { type Log, nameOf } from '../../application/core/log.ts'
import { type AnchorLine, readLine, shardOf } from '../../application/evidence/anchor.ts'
import type { DigestReader } from '../../application/evidence/compare-digest.ts'
import { DIGESTS, type DigestPart } from '../../application/evidence/digest.ts'
import { after, DAY } from '../../domain/core/time.ts'
import { INTERACTIVE_TIMEOUTS } from '../core/dynamodb-client.ts'

const digest = z.object({
  since: z.string(),
  until: z.string(),
  leaves: z.int(),
  parts: z.array(z.object({ key: z.string(), leaves: z.int(), root: z.string(), shards: z.array(z.int()) })),
  root: z.string(),
})

/** How many parts are read at once. */
const AT_ONCE = 16

/** Reads digests from their locked bucket, of each part only the shard that a chain is in; undefined without a bucket. */
export function digestsIn(bucket: string | undefined, log: Log): DigestReader | undefined {
  return bucket === undefined ? undefined : createDigestReader(bucket, log)
}

function createDigestReader(bucket: string, log: Log): DigestReader {
  const client = new S3Client({ forcePathStyle: true, requestHandler: INTERACTIVE_TIMEOUTS, maxAttempts: 2 })
  const read = async (Key: string, Range?: string): Promise<string> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key, Range }))
    return (await Body?.transformToString()) ?? ''
  }
  return {
    newest: async (now) => {
      const key = await newestKey(client, bucket, now)
      return key === undefined ? undefined : digest.parse(JSON.parse(await read(key)))
    },
    lineOf: async ({ parts }, tenant, life) => {
      for (let first = 0; first < parts.length; first += AT_ONCE) {
        const some = parts.slice(first, first + AT_ONCE)
        const lines = await Promise.all(some.map((part) => linesOf(read, part, shardOf(life))))
        const found = lines.flat().find((line) => line.tenant === tenant && line.life === life)
        if (found) return found
      }
      return undefined
    },
    failed: (error) => log({ event: 'failed', error: nameOf(error) }),
  }
}

/** Looks a week back: a digest that is later than a day and a half sets off an alarm. */
const WEEK = 7 * DAY

async function newestKey(client: S3Client, bucket: string, now: string): Promise<string | undefined> {
  let newest: string | undefined
  let token: string | undefined
  do {
    const { Contents = [], NextContinuationToken } = await client.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: DIGESTS,
        StartAfter: `${DIGESTS}${after(now, -WEEK).slice(0, 10)}`,
        ContinuationToken: token,
      }),
    )
    newest = Contents.findLast(({ Key }) => Key?.endsWith('.json'))?.Key ?? newest
    token = NextContinuationToken
  } while (token)
  return newest
}

async function linesOf(
  read: (key: string, range: string) => Promise<string>,
  { key, shards }: DigestPart,
  shard: number,
): Promise<AnchorLine[]> {
  const [from = 0, to = 0] = shards.slice(shard, shard + 2)
  if (from === to) return []
  const text = await read(key, `bytes=${from}-${to - 1}`)
  return text.split('\n').flatMap((line) => readLine(line) ?? [])
}
