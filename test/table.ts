import { randomUUID } from 'node:crypto'
import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  paginateScan,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { inject, onTestFinished, TestRunner } from 'vitest'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { createTable } from '../local/engine/create-table.ts'
import { directClient } from './direct-client.ts'

let shared: DynamoDBClient | undefined

/** The one client of this process: tables share its connections. */
function client(): DynamoDBClient {
  shared ??= directClient(inject('engine'))
  return shared
}

/** An item as it is stored. */
export type Item = Record<string, AttributeValue>

/** Tables of tests that are over: to empty one is cheaper than to make one, and the engine is slower with each that it has. */
const left: string[] = []

/** A consent table, as the stack defines it but for its stream, in the real engine; empty but for these items. */
export async function newTable(items: readonly Item[] = []): Promise<ConsentTable> {
  const free = left.pop()
  const table = { client: client(), tableName: free ?? `assent-${randomUUID()}` }
  if (free === undefined) {
    // Nothing here reads a stream, and to keep one is a fifth of what a transaction costs.
    const { StreamSpecification: _, ...properties } = inject('tableProperties')
    await createTable(inject('engine'), table.tableName, properties)
  }
  const earlier = free === undefined ? [] : await storedIn(table, 'pk, sk')
  await write(table, earlier, items)
  const test = TestRunner.getCurrentTest()
  // Nobody can say which of several tests that run at once a table is for, nor when the last test of a file is over.
  if (test && !test.concurrent) onTestFinished(() => void left.push(table.tableName))
  return table
}

/** Puts items in the place of others, of which only the keys are needed. */
async function write({ client, tableName }: ConsentTable, earlier: readonly Item[], items: readonly Item[]) {
  const kept = new Set(items.map(keyOf))
  const deletions = earlier
    .filter((item) => !kept.has(keyOf(item)))
    .map((Key) => ({ DeleteRequest: { Key } }))
  const requests = [...deletions, ...items.map((Item) => ({ PutRequest: { Item } }))]
  for (let at = 0; at < requests.length; at += MAX_BATCH) {
    const RequestItems = { [tableName]: requests.slice(at, at + MAX_BATCH) }
    await client.send(new BatchWriteItemCommand({ RequestItems }))
  }
}

const MAX_BATCH = 25
const keyOf = ({ pk, sk }: Item) => `${pk?.S} ${sk?.S}`

/** The items of a table as they are stored, or some attributes of them. */
export async function storedIn(table: ConsentTable, attributes?: string): Promise<Item[]> {
  const { client, tableName } = table
  const items: Item[] = []
  const scan = { TableName: tableName, ConsistentRead: true, ProjectionExpression: attributes }
  for await (const { Items = [] } of paginateScan({ client }, scan)) items.push(...Items)
  return items
}

/** Every item of a table, by sort key. */
export async function itemsOf({ client, tableName }: ConsentTable): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName, ConsistentRead: true }))
  return Items.map((item) => unmarshall(item)).sort((a, b) => (a.sk < b.sk ? -1 : 1))
}
