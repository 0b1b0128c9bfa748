import { randomUUID } from 'node:crypto'
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { inject } from 'vitest'
import type { ConsentTable } from '../lambdas/adapters/dynamodb-client.ts'
import { createTable } from '../local/create-table.ts'

/** An empty consent table, as the stack defines it, in the real engine. */
export async function newTable(): Promise<ConsentTable> {
  const tableName = `assent-${randomUUID()}`
  await createTable(inject('engine'), tableName, inject('tableProperties'))
  return { client: new DynamoDBClient({ endpoint: inject('engine') }), tableName }
}

/** Every item of a table, by sort key. */
export async function itemsOf({ client, tableName }: ConsentTable): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName, ConsistentRead: true }))
  return Items.map((item) => unmarshall(item)).sort((a, b) => (a.sk < b.sk ? -1 : 1))
}
