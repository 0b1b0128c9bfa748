import type { Service } from '../http/message.ts'
import { askEngine } from './engine-request.ts'

const WRITE =
  /^DynamoDB_20120810\.(PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems|ExecuteStatement|ExecuteTransaction|BatchExecuteStatement)$/

/** DynamoDB and its streams, answered by the engine; `written` is called after each write that succeeded. */
export function dynamodbApi(endpoint: string, written: () => void): Service {
  return async ({ headers, body }) => {
    const target = headers['x-amz-target'] ?? ''
    if (!/^DynamoDB(Streams)?_20120810\./.test(target)) return undefined
    const answer = await askEngine(endpoint, target, body)
    if (answer.status === 200 && WRITE.test(target)) written()
    return answer
  }
}
