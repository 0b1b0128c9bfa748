import { randomUUID } from 'node:crypto'
import { DynamoDBClient, type DynamoDBClientConfig, ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { inject } from 'vitest'
import type { ConsentTable } from '../lambdas/adapters/dynamodb-client.ts'
import { createTable } from '../local/create-table.ts'

let shared: DynamoDBClient | undefined

/**
 * The one client of this process: tables share its connections. The engine asks for a signature and never looks at it, and
 * for a log that nobody reads the SDK would prepare every request and answer once more: tests spare themselves both.
 */
function client(): DynamoDBClient {
  shared ??= new DynamoDBClient({ endpoint: inject('engine'), signer: { sign }, logger: WITHOUT_INFO })
  return shared
}

type Signer = Extract<NonNullable<DynamoDBClientConfig['signer']>, { sign: unknown }>

const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0'

const sign: Signer['sign'] = async (request) => {
  request.headers.authorization = AUTHORIZATION
  request.headers['x-amz-date'] = '20261121T120000Z'
  return request
}

const WITHOUT_INFO = { trace() {}, debug() {}, warn() {}, error() {} } as unknown as NonNullable<
  DynamoDBClientConfig['logger']
>

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
