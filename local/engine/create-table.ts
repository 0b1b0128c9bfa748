import { setTimeout as pause } from 'node:timers/promises'
import { callEngine } from './engine-request.ts'

/** What a template says of a table, as far as an engine needs to know. */
export interface TableProperties {
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[]
  KeySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[]
  GlobalSecondaryIndexes?: object[]
  StreamSpecification?: { StreamViewType: string }
  TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean }
}

/** Creates the table of a template's `AWS::DynamoDB::Table` under the given name; one that exists is left as it is. */
export async function createTable(endpoint: string, name: string, table: TableProperties): Promise<void> {
  const call = <Output>(operation: string, input: object) =>
    callEngine<Output>(endpoint, `DynamoDB_20120810.${operation}`, { TableName: name, ...input })
  try {
    await call('CreateTable', creation(table))
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceInUseException') return
    throw error
  }
  const status = async () =>
    (await call<{ Table: { TableStatus: string } }>('DescribeTable', {})).Table.TableStatus
  while ((await status()) !== 'ACTIVE') await pause(50)
  const { TimeToLiveSpecification } = table
  if (TimeToLiveSpecification) await call('UpdateTimeToLive', { TimeToLiveSpecification })
}

function creation(table: TableProperties): object {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, StreamSpecification: stream } = table
  return {
    AttributeDefinitions,
    KeySchema,
    GlobalSecondaryIndexes,
    BillingMode: 'PAY_PER_REQUEST',
    ...(stream && { StreamSpecification: { StreamEnabled: true, ...stream } }),
  }
}
