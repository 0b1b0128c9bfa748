import { paginateScan } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { OUTBOX } from '../lambdas/adapters/core/keys.ts'
import { readOutboxItem } from '../lambdas/adapters/outbox/outbox-item.ts'
import type { OutboxItem } from '../lambdas/application/outbox/relay.ts'
import type { DueOutboxKey, Sweep } from '../lambdas/application/outbox/sweep.ts'

/**
 * What is due in the outbox of a small table, in one request where the sweep asks shard by shard, and leases none of it: for
 * tests of what leaves, not of the sweep.
 */
export function outboxByScan({ client, tableName }: ConsentTable): Pick<Sweep, 'due' | 'lease'> {
  const found = new Map<DueOutboxKey, OutboxItem>()
  return {
    due: async function* (instant) {
      const pages = paginateScan(
        { client },
        {
          TableName: tableName,
          ConsistentRead: true,
          FilterExpression: 'begins_with(sk, :outbox) AND dueAt <= :instant',
          ExpressionAttributeValues: marshall({ ':outbox': OUTBOX, ':instant': instant }),
        },
      )
      for await (const { Items = [] } of pages) {
        const items = Items.map((item) => ({ dueAt: item.dueAt?.S ?? '', item: readOutboxItem(item) }))
        for (const { dueAt, item } of items) found.set({ pk: item.pk, sk: item.sk, dueAt }, item)
      }
      yield [...found.keys()].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    },
    lease: async (key) => found.get(key),
  }
}
