import { DeleteItemCommand, GetItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { OutboxItem, OutboxKey } from '../application/relay.ts'
import { DUE_INDEX } from '../environment.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { duePartition, shards } from './keys.ts'
import { readOutboxItem } from './outbox-item.ts'

/** Everything in the outbox that was due at an instant, shard by shard, page by page. */
export async function* dueOutbox({ client, tableName }: ConsentTable, now: string): AsyncIterable<OutboxKey> {
  for (const shard of shards) {
    const pages = paginateQuery(
      { client },
      {
        TableName: tableName,
        IndexName: DUE_INDEX,
        KeyConditionExpression: 'due = :due AND dueAt <= :now',
        ExpressionAttributeValues: marshall({ ':due': duePartition(shard), ':now': now }),
      },
    )
    for await (const { Items = [] } of pages) {
      for (const item of Items) {
        const { pk, sk } = unmarshall(item)
        yield { pk: String(pk), sk: String(sk) }
      }
    }
  }
}

/** An item of the outbox as it stands; undefined when it has left meanwhile. */
export async function readOutbox(
  { client, tableName }: ConsentTable,
  key: OutboxKey,
): Promise<OutboxItem | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: marshall(key), ConsistentRead: true }),
  )
  return Item && readOutboxItem(Item)
}

/** Removes an event that was published; doing it again changes nothing. */
export async function strikeFromOutbox({ client, tableName }: ConsentTable, key: OutboxKey): Promise<void> {
  await client.send(new DeleteItemCommand({ TableName: tableName, Key: marshall(key) }))
}
