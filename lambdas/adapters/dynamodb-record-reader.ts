import { setTimeout as pause } from 'node:timers/promises'
import { type AttributeValue, BatchGetItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { RecordReader } from '../application/check.ts'
import type { StoredRecord, Subject } from '../application/consent-store.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { partitionOf, RECORD } from './keys.ts'
import { readRecordItem } from './record-item.ts'

type Item = Record<string, AttributeValue>

/** Reads records from the consent table, strongly consistent always (GATE-5). */
export function createRecordReader(table: ConsentTable): RecordReader {
  return {
    load: (subject) => loadRecord(table, subject),
    loadMany: (tenant, numbers) => loadMany(table, tenant, numbers),
  }
}

/** The record of one person: one request, one read unit up to 4 KB. */
export async function loadRecord(
  { client, tableName }: ConsentTable,
  subject: Subject,
): Promise<StoredRecord | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: keyOf(subject), ConsistentRead: true }),
  )
  return Item && readRecordItem(Item)
}

const KEYS_PER_REQUEST = 100
const REQUESTS_AT_ONCE = 8

async function loadMany(
  table: ConsentTable,
  tenant: string,
  numbers: readonly string[],
): Promise<Map<string, StoredRecord>> {
  const found = new Map<string, StoredRecord>()
  const batches = chunksOf(numbers, KEYS_PER_REQUEST)
  const work = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const numberOf = new Map(batch.map((to) => [partitionOf({ tenant, to }), to]))
      for (const item of await loadBatch(
        table,
        batch.map((to) => keyOf({ tenant, to })),
      )) {
        const to = numberOf.get(item.pk?.S ?? '')
        if (to !== undefined) found.set(to, readRecordItem(item))
      }
    }
  }
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, work))
  return found
}

/** Raised when the table keeps leaving keys out: an unread record is not an absent one, so there is no answer. */
export class IncompleteReadError extends Error {
  override name = 'IncompleteReadError'
}

const ATTEMPTS = 6

/** One batch, asked again with growing pauses for the keys that the table left out. */
async function loadBatch({ client, tableName }: ConsentTable, keys: Item[]): Promise<Item[]> {
  const items: Item[] = []
  let asked: Item[] = keys
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: asked, ConsistentRead: true } } }),
    )
    items.push(...(Responses?.[tableName] ?? []))
    asked = UnprocessedKeys?.[tableName]?.Keys ?? []
    if (asked.length === 0) return items
    await pause(Math.random() * 25 * 2 ** attempt)
  }
  throw new IncompleteReadError('the table did not answer for every number')
}

function keyOf(subject: Subject): Item {
  return marshall({ pk: partitionOf(subject), sk: RECORD }) as Item
}

function chunksOf<Thing>(things: readonly Thing[], size: number): Thing[][] {
  return Array.from({ length: Math.ceil(things.length / size) }, (_, i) =>
    things.slice(i * size, (i + 1) * size),
  )
}
