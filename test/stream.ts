import { type AttributeValue, DeleteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'

type Item = Record<string, AttributeValue>

/** Somebody's record as it lies in the table. */
export async function recordItemOf(
  { client, tableName }: ConsentTable,
  to: string,
  tenant = 'acme',
): Promise<Item | undefined> {
  const Key = marshall({ pk: `${tenant}#${to}`, sk: 'record' })
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }))
  return Item
}

/** Deletes an item, as DynamoDB does some time after it has expired; answers what the stream says of it. */
export async function expireItem(
  { client, tableName }: ConsentTable,
  item: Item,
  at: string,
): Promise<DynamoDBStreamEvent> {
  const Key = { pk: item.pk as AttributeValue, sk: item.sk as AttributeValue }
  await client.send(new DeleteItemCommand({ TableName: tableName, Key }))
  return streamed({
    eventName: 'REMOVE',
    userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    at,
    OldImage: item,
  })
}

/** A batch of the stream that holds one change of an item. */
export function streamed(change: {
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE'
  at: string
  OldImage?: Item | undefined
  NewImage?: Item | undefined
  userIdentity?: unknown
}): DynamoDBStreamEvent {
  const { at, OldImage, NewImage, ...rest } = change
  const dynamodb = {
    SequenceNumber: '1',
    ApproximateCreationDateTime: Math.floor(Date.parse(at) / 1000),
    OldImage,
    NewImage,
  }
  return { Records: [{ ...rest, dynamodb } as DynamoDBRecord] }
}
