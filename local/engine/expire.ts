import pMap from 'p-map'
import type { Clock } from '../clock.ts'
import type { StackTable } from '../template/stack.ts'
import { callEngine } from './engine-request.ts'
import type { AttributeMap, ExpiredKeys } from './expired-keys.ts'
import type { ExpiryProgress } from './expiry-progress.ts'

/**
 * Deletes items that have expired by the system's clock, as DynamoDB's TTL does. Each delete is conditional on the item
 * still being expired, and its key is remembered so that its stream record can be marked as a TTL deletion.
 */
export async function expireItems(
  endpoint: string,
  { name, properties }: StackTable,
  { clock, expired, progress }: { clock: Clock; expired: ExpiredKeys; progress: ExpiryProgress },
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
    await pMap(
      page.Items ?? [],
      async (item) => {
        const Key = Object.fromEntries(keyNames.map((keyName) => [keyName, item[keyName]]))
        expired.add(name, Key, item[attribute])
        if (await deleteIfExpired(endpoint, { ...condition, Key })) progress.deleted++
      },
      { concurrency: CONCURRENCY },
    )
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
}

/** How many items are deleted side by side. */
const CONCURRENCY = 16

/** False where the item was changed meanwhile, and stays. */
async function deleteIfExpired(endpoint: string, request: object): Promise<boolean> {
  try {
    const ConditionExpression = '#expiry <= :now'
    await callEngine(endpoint, 'DynamoDB_20120810.DeleteItem', { ...request, ConditionExpression })
    return true
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error
    return false
  }
}
