import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { DigestDeps } from '../../application/evidence/digest.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { DIGEST } from '../core/keys.ts'

const progress = z.object({
  since: z.string(),
  parts: z.array(z.object({ key: z.string(), leaves: z.int(), root: z.string(), shards: z.array(z.int()) })),
  cursor: z.nullable(z.string()),
  done: z.boolean(),
})

/** Remembers in the consent table how far the digest of the day has come. */
export function createDigestProgress({ client, tableName }: ConsentTable): DigestDeps['progress'] {
  return {
    read: async () => {
      const Key = marshall(DIGEST)
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
      )
      return Item && progress.parse(unmarshall(Item))
    },
    write: async (reached) => {
      const Item = marshall({ ...DIGEST, ...reached })
      await client.send(new PutItemCommand({ TableName: tableName, Item }))
    },
  }
}
