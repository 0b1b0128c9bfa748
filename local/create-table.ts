import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'

/** What a template says of a table, as far as an engine needs to know. */
export interface TableProperties
  extends Pick<CreateTableCommandInput, 'AttributeDefinitions' | 'KeySchema' | 'GlobalSecondaryIndexes'> {
  StreamSpecification?: { StreamViewType: 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'KEYS_ONLY' }
  TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean }
}

/** Creates the table of a template's `AWS::DynamoDB::Table` under the given name; one that exists is left as it is. */
export async function createTable(endpoint: string, name: string, table: TableProperties): Promise<void> {
  const client = engineClient(endpoint)
  try {
    await client.send(new CreateTableCommand(creation(name, table)))
    await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: name })
    if (table.TimeToLiveSpecification) {
      const TimeToLiveSpecification = table.TimeToLiveSpecification
      await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }))
    }
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  } finally {
    client.destroy()
  }
}

/** A DynamoDB client for an engine, which asks for no real credentials. */
export function engineClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
}

function creation(name: string, table: TableProperties): CreateTableCommandInput {
  const { StreamSpecification: stream } = table
  return {
    TableName: name,
    AttributeDefinitions: table.AttributeDefinitions,
    KeySchema: table.KeySchema,
    GlobalSecondaryIndexes: table.GlobalSecondaryIndexes,
    BillingMode: 'PAY_PER_REQUEST',
    ...(stream && { StreamSpecification: { StreamEnabled: true, ...stream } }),
  }
}
