import { setTimeout as pause } from 'node:timers/promises'
import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import type { Key } from '../core/keys.ts'

const MOST = 25
const ATTEMPTS = 8

/** Raised when the table did not process all deletions after all retries. */
export class UnprocessedItemsError extends Error {
  override name = 'UnprocessedItemsError'
}

/** Deletes 25 items per request; retries unprocessed items with backoff. */
export async function batchDelete(table: ConsentTable, keys: readonly Key[]): Promise<void> {
  for (let first = 0; first < keys.length; first += MOST) {
    const requests = keys
      .slice(first, first + MOST)
      .map(({ pk, sk }) => ({ DeleteRequest: { Key: marshall({ pk, sk }) } }))
    await deleteAll(table, requests)
  }
}

async function deleteAll({ client, tableName }: ConsentTable, requests: WriteRequest[]): Promise<void> {
  let left = requests
  for (let tries = 1; tries <= ATTEMPTS; tries++) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [tableName]: left } }),
    )
    left = UnprocessedItems?.[tableName] ?? []
    if (left.length === 0) return
    await pause(Math.random() * 10 * 2 ** tries)
  }
  throw new UnprocessedItemsError('the table did not process all deletions')
}
