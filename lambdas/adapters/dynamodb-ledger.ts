import { paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { LedgerEntry, LedgerReader } from '../application/verify.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { readEventItem } from './event-item.ts'
import { EVENTS, partitionOf } from './keys.ts'

/** Reads ledgers from the consent table. */
export function createLedgerReader({ client, tableName }: ConsentTable): LedgerReader {
  return {
    events: async (subject) => {
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :events)',
          ExpressionAttributeValues: marshall({ ':pk': partitionOf(subject), ':events': EVENTS }),
          ConsistentRead: true,
        },
      )
      const entries: LedgerEntry[] = []
      for await (const { Items = [] } of pages) entries.push(...Items.map(readEventItem))
      return entries
    },
  }
}
