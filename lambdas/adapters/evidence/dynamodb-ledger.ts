import { paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { LedgerEntry } from '../../application/core/ledger.ts'
import type { Subject } from '../../application/core/subject.ts'
import type { LedgerReader } from '../../application/evidence/verify.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { readLedgerItem } from '../core/event-item.ts'
import { queryUpTo } from '../core/key-range.ts'
import { EVENTS, eventKey, generationOfRetiring, partitionOf, RETIRING } from '../core/keys.ts'

/** Reads ledgers from the consent table by strongly consistent reads. */
export function createLedgerReader(table: ConsentTable): LedgerReader {
  return {
    events: async (subject) => (await eventsFrom(table, subject, EVENTS)).entries,
    eventsAfter: (subject, { life, seq }, enoughBytes) =>
      eventsFrom(table, subject, `${eventKey(life, seq)}!`, enoughBytes),
    retiring: (subject) => retiring(table, subject),
  }
}

async function eventsFrom(
  table: ConsentTable,
  subject: Subject,
  first: string,
  enoughBytes?: number,
): Promise<{ entries: LedgerEntry[]; more: boolean }> {
  const keyRange = { pk: partitionOf(subject), first, last: `${EVENTS}~` }
  const { things: entries, more } = await queryUpTo(table, keyRange, readLedgerItem, enoughBytes)
  return { entries, more }
}

async function retiring({ client, tableName }: ConsentTable, subject: Subject): Promise<string[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :beginning)',
      ExpressionAttributeValues: marshall({ ':pk': partitionOf(subject), ':beginning': RETIRING }),
      ProjectionExpression: 'sk',
      ConsistentRead: true,
    },
  )
  const generations: string[] = []
  for await (const { Items = [] } of pages)
    generations.push(...Items.map(({ sk }) => generationOfRetiring(sk?.S ?? '')))
  return generations
}
