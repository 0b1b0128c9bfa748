import {
  type CancellationReason,
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { ConcurrencyError } from '../../application/core/ports/consent-store.ts'
import type { ConsentTable } from './dynamodb-client.ts'

/**
 * Writes all items or none. Returns one cancellation reason per item when a condition failed, or undefined when all items
 * were written. A conflict with another transaction is a {@link ConcurrencyError}; throttling errors pass through.
 */
export async function transact(
  { client }: ConsentTable,
  items: TransactWriteItem[],
): Promise<readonly CancellationReason[] | undefined> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: items }))
    return undefined
  } catch (error) {
    if (error instanceof TransactionConflictException)
      throw new ConcurrencyError('another transaction conflicted with this one')
    if (!(error instanceof TransactionCanceledException)) throw error
    const reasons = error.CancellationReasons ?? []
    if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return reasons
    if (reasons.some(({ Code }) => Code === 'TransactionConflict')) {
      throw new ConcurrencyError('another transaction conflicted with this one')
    }
    throw error
  }
}

/** Whether the condition of the item at this position failed. */
export function failedAt(reasons: readonly CancellationReason[], place: number): boolean {
  return reasons[place]?.Code === 'ConditionalCheckFailed'
}

/** The condition for overwriting the version that was read; 0 means that there was no item. */
export function overVersion(version: number) {
  if (version === 0) return { ConditionExpression: 'attribute_not_exists(pk)' }
  return {
    ConditionExpression: '#version = :over',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: marshall({ ':over': version }),
  }
}

/** The result of a conditional write; undefined when its condition failed. All other errors pass through. */
export async function ifConditionHolds<Answer>(write: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await write
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    return undefined
  }
}
