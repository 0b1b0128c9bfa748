import { paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { type Change, ConcurrencyError, type ConsentStore } from '../application/consent-store.ts'
import type { Subject } from '../application/subject.ts'
import { later } from '../domain/instant.ts'
import { noStops, type Stops } from '../domain/record.ts'
import { itemsOf, MARKER_PLACE, RECORD_PLACE } from './change-items.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { readEventItem } from './event-item.ts'
import { EVENTS, partitionOf } from './keys.ts'
import { loadRecord } from './load-record.ts'
import { failedAt, transact } from './transaction.ts'

/** Keeps records and ledgers in the consent table. */
export function createConsentStore(table: ConsentTable): ConsentStore {
  return {
    load: (subject) => loadRecord(table, subject),
    earlierStops: (subject, life) => earlierStops(table, subject, life),
    commit: (change) => commit(table, change),
  }
}

async function earlierStops(
  { client, tableName }: ConsentTable,
  subject: Subject,
  life: string | undefined,
): Promise<Stops> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: marshall({
        ':pk': partitionOf(subject),
        ':first': EVENTS,
        ':last': life === undefined ? `${EVENTS}~` : `${EVENTS}${life}`,
      }),
      ConsistentRead: true,
    },
  )
  let found = noStops
  for await (const { Items = [] } of pages) {
    found = Items.map(readEventItem).reduce((stops, { event }) => withStop(stops, event), found)
  }
  return found
}

function withStop(stops: Stops, event: { type: string; at: string; program: string | null }): Stops {
  if (event.type !== 'opted_out' && event.type !== 'stop_superseded') return stops
  if (event.program === null) return { ...stops, all: later(stops.all, event.at) }
  const at = later(stops.byProgram[event.program], event.at) ?? event.at
  return { ...stops, byProgram: { ...stops.byProgram, [event.program]: at } }
}

async function commit(table: ConsentTable, change: Change): Promise<'committed' | 'repeated'> {
  const reasons = await transact(table, itemsOf(table, change))
  if (reasons === undefined) return 'committed'
  if (failedAt(reasons, MARKER_PLACE)) return 'repeated'
  if (failedAt(reasons, RECORD_PLACE)) throw new ConcurrencyError('the record was changed in between')
  // An event's place is taken only by a change of the same record, which its version would have told.
  throw new ConcurrencyError('the ledger was changed in between')
}
