import { setTimeout as pause } from 'node:timers/promises'
import { callEngine } from './engine-request.ts'

/** The properties of a table in a template that an engine needs. */
export interface TableProperties {
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[]
  KeySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[]
  GlobalSecondaryIndexes?: object[]
  StreamSpecification?: { StreamViewType: string }
  TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean }
}

/** Creates a template's `AWS::DynamoDB::Table` under the given name; leaves a table that exists as it is. */
export async function createTable(endpoint: string, name: string, table: TableProperties): Promise<void> {
  const call = <Output>(operation: string, input: object) =>
    callEngine<Output>(endpoint, `DynamoDB_20120810.${operation}`, { TableName: name, ...input })
  try {
    await call('CreateTable', createInput(table))
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

function createInput(table: TableProperties): object {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, StreamSpecification: stream } = table
  return {
    AttributeDefinitions,
    KeySchema,
    GlobalSecondaryIndexes,
    BillingMode: 'PAY_PER_REQUEST',
    ...(stream && { StreamSpecification: { StreamEnabled: true, ...stream } }),
  }
}
