import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Subject } from '../../application/core/subject.ts'
import type { Deliveries, Delivery } from '../../application/sending/report-delivery.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { MESSAGES, OUTBOX, partitionOf } from '../core/keys.ts'
import { ifConditionHolds } from '../core/transaction.ts'

/** Stores each delivery report beside its message or reply. */
export function createDeliveries(table: ConsentTable): Deliveries {
  return {
    keep: async (subject, item, delivery) => {
      if (item.startsWith(MESSAGES) || item.startsWith(OUTBOX)) await keep(table, subject, item, delivery)
    },
  }
}

/** A report that is late, or whose message no longer exists, changes nothing. */
async function keep(
  { client, tableName }: ConsentTable,
  subject: Subject,
  sk: string,
  delivery: Delivery,
): Promise<void> {
  const update = new UpdateItemCommand({
    TableName: tableName,
    Key: marshall({ pk: partitionOf(subject), sk }),
    UpdateExpression: 'SET delivery = :delivery',
    ConditionExpression:
      'attribute_exists(pk) AND (attribute_not_exists(delivery) OR ' +
      '(delivery.#final = :no AND (:final = :yes OR delivery.#at < :at)))',
    ExpressionAttributeNames: { '#final': 'final', '#at': 'at' },
    ExpressionAttributeValues: marshall({
      ':delivery': delivery,
      ':no': false,
      ':yes': true,
      ':final': delivery.final,
      ':at': delivery.at,
    }),
  })
  await ifConditionHolds(client.send(update))
}
