import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { LedgerReader } from '../../application/evidence/verify.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { readLedgerItem } from '../core/event-item.ts'
import { queryUpTo } from '../core/key-range.ts'
import { EVENTS, eventKey, partitionOf } from '../core/keys.ts'

/** Reads ledgers from the consent table by strongly consistent reads. */
export function createLedgerReader(table: ConsentTable): LedgerReader {
  return {
    eventsBetween: async (subject, after, last, enoughBytes) => {
      const keyRange = {
        pk: partitionOf(subject),
        first: `${eventKey(after.life, after.seq)}!`,
        last: `${eventKey(last.life, last.seq)}~`,
      }
      const { things: entries, more } = await queryUpTo(table, keyRange, readLedgerItem, enoughBytes)
      return { entries, more }
    },
    last: async (subject) => {
      const { Items = [] } = await table.client.send(
        new QueryCommand({
          TableName: table.tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :events)',
          ExpressionAttributeValues: marshall({ ':pk': partitionOf(subject), ':events': EVENTS }),
          ScanIndexForward: false,
          Limit: 1,
          ConsistentRead: true,
        }),
      )
      const [last] = Items.map(readLedgerItem)
      return last ? { life: last.life, seq: last.event.seq } : null
    },
  }
}
