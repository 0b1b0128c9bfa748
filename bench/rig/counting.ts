import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** One request to DynamoDB: the operation and its consumed capacity units. */
export interface CountedRequest {
  operation: string
  capacityUnits: number | undefined
}

/** Counts the requests that a client sends, with their capacity units. */
export function countRequests(client: DynamoDBClient): CountedRequest[] {
  const requests: CountedRequest[] = []
  client.middlewareStack.add(
    (next, context) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' })
      const response = await next(args)
      const { ConsumedCapacity: capacity } = response.output as {
        ConsumedCapacity?: { CapacityUnits?: number }
      }
      requests.push({ operation: String(context.commandName), capacityUnits: capacity?.CapacityUnits })
      return response
    },
    { step: 'initialize', name: 'countRequests' },
  )
  return requests
}
