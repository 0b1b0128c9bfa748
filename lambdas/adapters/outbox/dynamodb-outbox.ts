import { DeleteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { OutboxItem, OutboxKey } from '../../application/outbox/relay.ts'
import { dueBy } from '../core/due-index.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { duePartition } from '../core/keys.ts'
import { readOutboxItem } from './outbox-item.ts'

/** All outbox entries that were due at a time. */
export async function* dueOutbox(table: ConsentTable, now: string): AsyncIterable<OutboxKey> {
  for await (const { pk, sk } of dueBy(table, duePartition, now)) yield { pk, sk }
}

/** An outbox entry as it is stored; undefined when it has already been delivered. */
export async function readOutbox(
  { client, tableName }: ConsentTable,
  key: OutboxKey,
): Promise<OutboxItem | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: marshall(key), ConsistentRead: true }),
  )
  return Item && readOutboxItem(Item)
}

/** Deletes a published event; repeating this changes nothing. */
export async function deleteFromOutbox({ client, tableName }: ConsentTable, key: OutboxKey): Promise<void> {
  await client.send(new DeleteItemCommand({ TableName: tableName, Key: marshall(key) }))
}
