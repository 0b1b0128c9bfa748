import { paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Subject } from '../application/subject.ts'
import type { LedgerEntry, LedgerReader } from '../application/verify.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { readEventItem } from './event-item.ts'
import { EVENTS, eventKey, lifeOfRetiring, partitionOf, RETIRING } from './keys.ts'

/** Reads ledgers from the consent table, strongly consistent. */
export function createLedgerReader(table: ConsentTable): LedgerReader {
  return {
    events: async (subject) => (await eventsFrom(table, subject, EVENTS)).entries,
    eventsAfter: (subject, { life, seq }, enoughBytes) =>
      eventsFrom(table, subject, `${eventKey(life, seq)}!`, enoughBytes),
    retiring: (subject) => retiring(table, subject),
  }
}

async function eventsFrom(
  { client, tableName }: ConsentTable,
  subject: Subject,
  first: string,
  enoughBytes = Number.POSITIVE_INFINITY,
): Promise<{ entries: LedgerEntry[]; more: boolean }> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: marshall({
        ':pk': partitionOf(subject),
        ':first': first,
        ':last': `${EVENTS}~`,
      }),
      ConsistentRead: true,
    },
  )
  const entries: LedgerEntry[] = []
  let bytes = 0
  for await (const { Items = [] } of pages) {
    if (bytes > enoughBytes && Items.length > 0) return { entries, more: true }
    const read = Items.map(readEventItem)
    entries.push(...read)
    bytes += Buffer.byteLength(JSON.stringify(read))
  }
  return { entries, more: false }
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
  const lives: string[] = []
  for await (const { Items = [] } of pages) lives.push(...Items.map(({ sk }) => lifeOfRetiring(sk?.S ?? '')))
  return lives
}
