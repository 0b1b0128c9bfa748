import { setTimeout as pause } from 'node:timers/promises'
import { type AttributeValue, BatchGetItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { Standing, StandingReader } from '../application/check.ts'
import type { Question } from '../domain/gate.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { partitionOf, RECORD, subjectOf } from './keys.ts'
import { readStandingItem } from './standing-item.ts'

type Item = Record<string, AttributeValue>

/** Reads where people stand from the consent table, strongly consistent always (GATE-5). */
export function createStandingReader(table: ConsentTable): StandingReader {
  return {
    read: (question, to) => read(table, question, to),
    readMany: (question, numbers) => readMany(table, question, numbers),
  }
}

/** One request, one read unit up to 4 KB. */
async function read(
  { client, tableName }: ConsentTable,
  question: Question,
  to: string,
): Promise<Standing | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({
      TableName: tableName,
      Key: keyOf(question, to),
      ConsistentRead: true,
    }),
  )
  return Item && readStandingItem(Item, question)
}

const KEYS_PER_REQUEST = 100
const REQUESTS_AT_ONCE = 8

async function readMany(
  table: ConsentTable,
  question: Question,
  numbers: readonly string[],
): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>()
  const batches = chunksOf(numbers, KEYS_PER_REQUEST)
  const work = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      for (const item of await readBatch(table, question, batch)) {
        found.set(subjectOf(item.pk?.S ?? '').to, readStandingItem(item, question))
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
async function readBatch(
  { client, tableName }: ConsentTable,
  question: Question,
  numbers: readonly string[],
): Promise<Item[]> {
  const items: Item[] = []
  let asked: Item[] = numbers.map((to) => keyOf(question, to))
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({
        RequestItems: { [tableName]: { Keys: asked, ConsistentRead: true } },
      }),
    )
    items.push(...(Responses?.[tableName] ?? []))
    asked = UnprocessedKeys?.[tableName]?.Keys ?? []
    if (asked.length === 0) return items
    await pause(Math.random() * 25 * 2 ** attempt)
  }
  throw new IncompleteReadError('the table did not answer for every number')
}

function keyOf({ tenant }: Question, to: string): Item {
  return { pk: { S: partitionOf({ tenant: tenant.id, to }) }, sk: { S: RECORD } }
}

function chunksOf<Thing>(things: readonly Thing[], size: number): Thing[][] {
  return Array.from({ length: Math.ceil(things.length / size) }, (_, i) =>
    things.slice(i * size, (i + 1) * size),
  )
}
