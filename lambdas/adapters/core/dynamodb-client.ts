import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** Milliseconds until a request that nobody answers is given up: all attempts together fit into the gate's time (GATE-1). */
const INTERACTIVE_TIMEOUTS = { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true }

/** The same for work in bulk, where nobody waits for a single answer. */
export const BATCH_TIMEOUTS = { connectionTimeout: 2000, requestTimeout: 8000, throwOnRequestTimeout: true }

/** The client that every adapter of the table shares. */
export function createDynamoDBClient(requestHandler = INTERACTIVE_TIMEOUTS): DynamoDBClient {
  return new DynamoDBClient({ maxAttempts: 3, requestHandler })
}

/** A client and the table it speaks of. */
export interface ConsentTable {
  client: DynamoDBClient
  tableName: string
}
