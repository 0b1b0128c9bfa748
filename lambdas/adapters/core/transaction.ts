import {
  type CancellationReason,
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { ConcurrencyError } from '../../application/core/consent-store.ts'
import type { ConsentTable } from './dynamodb-client.ts'

/**
 * Writes all or nothing. Answers the reasons why a condition did not hold, one per item, or undefined when all was
 * written. Another transaction in the way is a {@link ConcurrencyError}; throttling stays itself.
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
      throw new ConcurrencyError('another transaction was in the way')
    if (!(error instanceof TransactionCanceledException)) throw error
    const reasons = error.CancellationReasons ?? []
    if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return reasons
    if (reasons.some(({ Code }) => Code === 'TransactionConflict')) {
      throw new ConcurrencyError('another transaction was in the way')
    }
    throw error
  }
}

/** Whether the condition of the item at this place did not hold. */
export function failedAt(reasons: readonly CancellationReason[], place: number): boolean {
  return reasons[place]?.Code === 'ConditionalCheckFailed'
}

/** The condition of a write over the version that was read; 0: nothing stood there. */
export function overVersion(version: number) {
  if (version === 0) return { ConditionExpression: 'attribute_not_exists(pk)' }
  return {
    ConditionExpression: '#version = :over',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: marshall({ ':over': version }),
  }
}

/** What one conditional write answers; undefined where its condition did not hold. Every other error passes. */
export async function ifConditionHolds<Answer>(write: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await write
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    return undefined
  }
}
