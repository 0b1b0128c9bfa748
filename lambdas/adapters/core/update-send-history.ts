import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { SendHistoryChange } from '../../application/core/ports/consent-store.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { RECORD } from './keys.ts'

/** Updates the send history only if the record and counters are still at the versions read, so a stop in between is noticed. */
export function updateSends(
  { tableName }: ConsentTable,
  pk: string,
  { read, sends }: SendHistoryChange,
): TransactWriteItem {
  return {
    Update: {
      TableName: tableName,
      Key: marshall({ pk, sk: RECORD }),
      UpdateExpression: 'SET sends = :sends, sendsVersion = :next',
      ConditionExpression:
        'life = :life AND seq = :seq AND (sendsVersion = :version OR (attribute_not_exists(sendsVersion) AND :version = :none))',
      ExpressionAttributeValues: marshall({
        ':sends': sends,
        ':next': read.sendsVersion + 1,
        ':version': read.sendsVersion,
        ':none': 0,
        ':life': read.life,
        ':seq': read.seq,
      }),
    },
  }
}
