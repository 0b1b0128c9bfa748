import { randomUUID } from 'node:crypto'
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { inject } from 'vitest'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { createTable } from '../local/engine/create-table.ts'
import { engineClient } from './engine-client.ts'

let shared: DynamoDBClient | undefined

/** The one client of this process: tables share its connections. */
function client(): DynamoDBClient {
  shared ??= engineClient({ endpoint: inject('engine') })
  return shared
}

/** An empty consent table, as the stack defines it, in the real engine. */
export async function newTable(): Promise<ConsentTable> {
  const tableName = `assent-${randomUUID()}`
  await createTable(inject('engine'), tableName, inject('tableProperties'))
  return { client: client(), tableName }
}

/** Every item of a table, by sort key. */
export async function itemsOf({ client, tableName }: ConsentTable): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName, ConsistentRead: true }))
  return Items.map((item) => unmarshall(item)).sort((a, b) => (a.sk < b.sk ? -1 : 1))
}
