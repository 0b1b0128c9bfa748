import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** One request to DynamoDB: the operation, and the read units that it took where that was asked. */
export interface CountedRequest {
  operation: string
  capacityUnits: number | undefined
}

/** Counts the requests that a client sends, with what they cost. */
export function countRequests(client: DynamoDBClient): CountedRequest[] {
  const requests: CountedRequest[] = []
  client.middlewareStack.add(
    (next, context) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' })
      const answer = await next(args)
      const { ConsumedCapacity: capacity } = answer.output as {
        ConsumedCapacity?: { CapacityUnits?: number }
      }
      requests.push({ operation: String(context.commandName), capacityUnits: capacity?.CapacityUnits })
      return answer
    },
    { step: 'initialize', name: 'countRequests' },
  )
  return requests
}
