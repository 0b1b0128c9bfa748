import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** Request timeouts in milliseconds where a caller waits: all attempts together fit within the gate's time limit (GATE-1). */
export const INTERACTIVE_TIMEOUTS = {
  connectionTimeout: 1000,
  requestTimeout: 2000,
  throwOnRequestTimeout: true,
}

/** Timeouts for batch work, where no caller waits for a single answer. */
export const BATCH_TIMEOUTS = { connectionTimeout: 2000, requestTimeout: 8000, throwOnRequestTimeout: true }

/** The client that all table adapters share. */
export function createDynamoDBClient(requestHandler = INTERACTIVE_TIMEOUTS): DynamoDBClient {
  return new DynamoDBClient({ maxAttempts: 3, requestHandler })
}

/** A client and the name of its table. */
export interface ConsentTable {
  client: DynamoDBClient
  tableName: string
}
