import type { Service } from '../http/message.ts'
import { sendToEngine } from './engine-request.ts'

const WRITE =
  /^DynamoDB_20120810\.(PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems|ExecuteStatement|ExecuteTransaction|BatchExecuteStatement)$/

/** DynamoDB and its streams, answered by the engine; calls `onWrite` after each successful write. */
export function dynamodbApi(endpoint: string, onWrite: () => void): Service {
  return async ({ headers, body }) => {
    const target = headers['x-amz-target'] ?? ''
    if (!/^DynamoDB(Streams)?_20120810\./.test(target)) return undefined
    const answer = await sendToEngine(endpoint, target, body)
    if (answer.status === 200 && WRITE.test(target)) onWrite()
    return answer
  }
}
