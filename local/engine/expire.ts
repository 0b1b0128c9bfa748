import type { Clock } from '../clock.ts'
import type { StackTable } from '../template/stack.ts'
import { callEngine } from './engine-request.ts'
import type { AttributeMap, ExpiredKeys } from './expired-keys.ts'

/**
 * Deletes items that have expired by the system's clock, as DynamoDB's TTL does. Each delete is conditional on the item
 * still being expired, and its key is remembered so that its stream record can be marked as a TTL deletion.
 */
export async function expireItems(
  endpoint: string,
  { name, properties }: StackTable,
  { clock, expired }: { clock: Clock; expired: ExpiredKeys },
): Promise<void> {
  const attribute = properties.TimeToLiveSpecification?.AttributeName
  if (!attribute) return
  const keyNames = properties.KeySchema.map(({ AttributeName }) => AttributeName)
  const condition = {
    TableName: name,
    ExpressionAttributeNames: { '#expiry': attribute },
    ExpressionAttributeValues: { ':now': { N: String(Math.floor(clock.now() / 1000)) } },
  }
  let ExclusiveStartKey: AttributeMap | undefined
  do {
    const page: { Items?: AttributeMap[]; LastEvaluatedKey?: AttributeMap } = await callEngine(
      endpoint,
      'DynamoDB_20120810.Scan',
      { ...condition, FilterExpression: '#expiry <= :now', ConsistentRead: true, ExclusiveStartKey },
    )
    for (const item of page.Items ?? []) {
      const Key = Object.fromEntries(keyNames.map((keyName) => [keyName, item[keyName]]))
      expired.add(name, Key, item[attribute])
      await deleteIfExpired(endpoint, { ...condition, Key })
    }
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
}

async function deleteIfExpired(endpoint: string, request: object): Promise<void> {
  try {
    const ConditionExpression = '#expiry <= :now'
    await callEngine(endpoint, 'DynamoDB_20120810.DeleteItem', { ...request, ConditionExpression })
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error
  }
}
