import { paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { MINUTE } from '../../domain/core/time.ts'
import { DUE_INDEX } from '../../environment.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { type Key, shards } from './keys.ts'

const dueItem = z.object({ pk: z.string(), sk: z.string(), dueAt: z.string() })

/** The key of a due item, and since when it is due; the index has keys only. */
export type DueKey = Key & { dueAt: string }

/** Keys that are read from a shard before the next shard's turn. */
const PAGE = 25

/**
 * Everything of one kind that is due by an instant, oldest first in each shard: a page of each shard in turn, beginning with
 * another shard each minute, so that a sweep which stops early has served all shards equally.
 */
export async function* dueBy(
  table: ConsentTable,
  partition: (shard: number) => string,
  instant: string,
): AsyncIterable<readonly DueKey[]> {
  let waiting = rotated(instant).map((shard) => pagesOf(table, partition(shard), instant))
  while (waiting.length > 0) {
    const more = []
    for (const pages of waiting) {
      const { done, value } = await pages.next()
      if (done) continue
      more.push(pages)
      yield value
    }
    waiting = more
  }
}

function rotated(instant: string): number[] {
  const first = Math.floor(Date.parse(instant) / MINUTE) % shards.length
  return [...shards.slice(first), ...shards.slice(0, first)]
}

async function* pagesOf(
  { client, tableName }: ConsentTable,
  due: string,
  instant: string,
): AsyncGenerator<readonly DueKey[], undefined> {
  const pages = paginateQuery(
    { client, pageSize: PAGE },
    {
      TableName: tableName,
      IndexName: DUE_INDEX,
      KeyConditionExpression: 'due = :due AND dueAt <= :instant',
      ExpressionAttributeValues: marshall({ ':due': due, ':instant': instant }),
    },
  )
  for await (const { Items = [] } of pages) yield Items.map((item) => dueItem.parse(unmarshall(item)))
}
