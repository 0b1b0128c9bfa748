import { ConditionalCheckFailedException, paginateQuery, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import pMap from 'p-map'
import type { LedgerEntry } from '../../application/core/ledger.ts'
import type { Subject } from '../../application/core/subject.ts'
import type { DetailField } from '../../application/staff/erase.ts'
import type { Recorded } from '../../domain/core/events.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { readLedgerItem } from '../core/event-item.ts'
import { EVENTS, eventKey, partitionOf } from '../core/keys.ts'

const SIDE_BY_SIDE = 10

/** Removes the details of every event before one, page by page; what is hashed stays as it is (REC-3). */
export async function removeDetails(
  table: ConsentTable,
  subject: Subject,
  before: Recorded,
): Promise<Record<DetailField, number>> {
  const removed = { body: 0, identity: 0, ip: 0, userAgent: 0 }
  const pages = paginateQuery({ client: table.client }, eventsBefore(table, subject, before))
  for await (const { Items = [] } of pages) {
    const detailed = Items.map(readLedgerItem).filter(({ detail }) => detail !== null)
    await pMap(detailed, (entry) => removeDetail(table, subject, entry), { concurrency: SIDE_BY_SIDE })
    for (const { detail } of detailed) {
      for (const field of Object.keys(removed) as DetailField[]) {
        if (detail?.[field] !== undefined) removed[field]++
      }
    }
  }
  return removed
}

function eventsBefore({ tableName }: ConsentTable, subject: Subject, { id }: Recorded) {
  const [life = '', seq = ''] = id.split('.')
  return {
    TableName: tableName,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: marshall({
      ':pk': partitionOf(subject),
      ':first': EVENTS,
      ':last': eventKey(life, Number(seq)),
    }),
    ConsistentRead: true,
  }
}

/** An event that retention has removed meanwhile is not made anew. */
async function removeDetail(
  { client, tableName }: ConsentTable,
  subject: Subject,
  { life, event }: LedgerEntry,
): Promise<void> {
  const update = new UpdateItemCommand({
    TableName: tableName,
    Key: marshall({ pk: partitionOf(subject), sk: eventKey(life, event.seq) }),
    UpdateExpression: 'SET detail = :none',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: marshall({ ':none': null }),
  })
  try {
    await client.send(update)
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}
