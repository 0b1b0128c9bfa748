import { paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { DUE_INDEX } from '../../environment.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { type Key, shards } from './keys.ts'

const dueItem = z.object({ pk: z.string(), sk: z.string(), dueAt: z.string() })

/** All items of one kind that are due at a time, shard by shard and page by page; the index holds keys only. */
export async function* dueBy(
  { client, tableName }: ConsentTable,
  partition: (shard: number) => string,
  instant: string,
): AsyncIterable<Key & { dueAt: string }> {
  for (const shard of shards) {
    const pages = paginateQuery(
      { client },
      {
        TableName: tableName,
        IndexName: DUE_INDEX,
        KeyConditionExpression: 'due = :due AND dueAt <= :instant',
        ExpressionAttributeValues: marshall({ ':due': partition(shard), ':instant': instant }),
      },
    )
    for await (const { Items = [] } of pages) yield* Items.map((item) => dueItem.parse(unmarshall(item)))
  }
}
