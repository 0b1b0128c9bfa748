import { setTimeout as pause } from 'node:timers/promises'
import { type AttributeValue, BatchGetItemCommand } from '@aws-sdk/client-dynamodb'
import type { ConsentTable } from './dynamodb-client.ts'

type Item = Record<string, AttributeValue>

/** Raised when the table keeps returning unprocessed keys: an unread item is not an absent one, so there is no answer. */
export class IncompleteReadError extends Error {
  override name = 'IncompleteReadError'
}

/** The maximum number of keys per request. */
export const KEYS_PER_REQUEST = 100

const ATTEMPTS = 6

/** Strongly consistent read of one batch of keys, with all attributes or some; retries unprocessed keys with backoff (GATE-5). */
export async function batchGet(
  { client, tableName }: ConsentTable,
  keys: readonly Item[],
  attributes?: readonly string[],
): Promise<Item[]> {
  const wanted = attributes && { ProjectionExpression: attributes.join(', ') }
  const items: Item[] = []
  let asked = [...keys]
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({
        RequestItems: { [tableName]: { Keys: asked, ConsistentRead: true, ...wanted } },
      }),
    )
    items.push(...(Responses?.[tableName] ?? []))
    asked = UnprocessedKeys?.[tableName]?.Keys ?? []
    if (asked.length === 0) return items
    await pause(Math.random() * 25 * 2 ** attempt)
  }
  throw new IncompleteReadError('the table did not return every key')
}

/** Splits items into batches of this size; the last one may be smaller. */
export function chunksOf<Thing>(things: readonly Thing[], size: number): Thing[][] {
  return Array.from({ length: Math.ceil(things.length / size) }, (_, i) =>
    things.slice(i * size, (i + 1) * size),
  )
}
