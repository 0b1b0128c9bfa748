import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { duePartition, partitionOf, shardOf } from '../lambdas/adapters/core/keys.ts'
import { NOON } from './system.ts'

/** How many replies of each shard the outbox of a table is left with, due at noon. */
export async function leaveReplies(table: ConsentTable, perShard: number): Promise<void> {
  const items = leftovers(perShard)
  for (let i = 0; i < items.length; i += 25) {
    const puts = items.slice(i, i + 25).map((item) => ({ PutRequest: { Item: marshall(item) } }))
    await table.client.send(new BatchWriteItemCommand({ RequestItems: { [table.tableName]: puts } }))
  }
}

/** The shard of an item of the outbox. */
export function shardOfKey(pk: string): number {
  const [tenant = '', to = ''] = pk.split('#')
  return shardOf({ tenant, to })
}

function leftovers(perShard: number): Record<string, unknown>[] {
  const counts = new Map<number, number>()
  const items: Record<string, unknown>[] = []
  for (let i = 0; items.length < perShard * 8; i++) {
    const subject = { tenant: 'acme', to: `+1206${5_000_000 + i}` }
    const shard = shardOf(subject)
    const count = counts.get(shard) ?? 0
    if (count === perShard) continue
    counts.set(shard, count + 1)
    const sk = 'outbox#01JD0000000000000000000000#0000000001#reply'
    items.push({ pk: partitionOf(subject), sk, kind: 'reply', due: duePartition(shard), dueAt: NOON })
  }
  return items
}
