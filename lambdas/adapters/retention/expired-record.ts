import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import type { ExpiredRecord } from '../../application/retention/retire.ts'
import { RECORD, subjectOf } from '../core/keys.ts'
import { readRecordItem } from '../core/record-item.ts'

/** The principal that deletes expired items, as the stream names it. */
export const TIME_TO_LIVE = 'dynamodb.amazonaws.com'

/**
 * The generation whose record expired: DynamoDB's TTL deleted it, or a new record generation replaced it (REC-4).
 * Undefined for every other change: to another kind of item, by another principal, or within one generation.
 */
export function readExpiredRecord({
  eventName,
  userIdentity,
  dynamodb,
}: DynamoDBRecord): ExpiredRecord | undefined {
  const { OldImage: before, NewImage: after, ApproximateCreationDateTime: seconds } = dynamodb ?? {}
  if (!before || before.sk?.S !== RECORD || seconds === undefined) return undefined
  const expired = eventName === 'REMOVE' && userIdentity?.principalId === TIME_TO_LIVE
  const replaced = eventName === 'MODIFY' && after?.life?.S !== before.life?.S
  if (!expired && !replaced) return undefined
  const item = before as Record<string, AttributeValue>
  return {
    subject: subjectOf(before.pk?.S ?? ''),
    stored: readRecordItem(item),
    record: unmarshall(item),
    at: new Date(seconds * 1000).toISOString(),
    replaced,
  }
}
