import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { OutboxItem, OutboxKey } from '../../application/outbox/relay.ts'
import type { DueOutboxKey } from '../../application/outbox/sweep.ts'
import { dueBy } from '../core/due-index.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { duePartition } from '../core/keys.ts'
import { readOutboxItem } from './outbox-item.ts'

/** Everything in the outbox that was due at an instant. */
export function dueOutbox(table: ConsentTable, now: string): AsyncIterable<readonly DueOutboxKey[]> {
  return dueBy(table, duePartition, now)
}

/**
 * Leases an outbox entry until a later instant, if its due date is still the one that was read: of two sweeps only one gets
 * it, and a reply that was claimed in the meantime is left to its sender (EVT-2).
 */
export async function leaseOutbox(
  { client, tableName }: ConsentTable,
  { pk, sk, dueAt }: DueOutboxKey,
  until: string,
): Promise<OutboxItem | undefined> {
  const lease = new UpdateItemCommand({
    TableName: tableName,
    Key: marshall({ pk, sk }),
    UpdateExpression: 'SET dueAt = :until',
    ConditionExpression: 'dueAt = :dueAt',
    ExpressionAttributeValues: marshall({ ':until': until, ':dueAt': dueAt }),
    ReturnValues: 'ALL_NEW',
  })
  try {
    const { Attributes } = await client.send(lease)
    return Attributes && readOutboxItem(Attributes)
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined
    throw error
  }
}

/** Deletes a published event; repeating this changes nothing. */
export async function deleteFromOutbox({ client, tableName }: ConsentTable, key: OutboxKey): Promise<void> {
  await client.send(new DeleteItemCommand({ TableName: tableName, Key: marshall(key) }))
}
