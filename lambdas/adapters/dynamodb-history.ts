import { paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { History } from '../application/history.ts'
import type { Subject } from '../application/subject.ts'
import type { Recorded } from '../domain/events.ts'
import { noStops, type Stops } from '../domain/record.ts'
import { joinStops } from '../domain/stops.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { readEventItem } from './event-item.ts'
import { EVENTS, partitionOf } from './keys.ts'

/** Looks earlier lives up in what is left of their ledgers. */
export function createHistory(table: ConsentTable): History {
  return { stops: (subject, life) => stopsLeft(table, subject, life) }
}

async function stopsLeft(
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
    found = Items.map(readEventItem).reduce((stops, { event }) => joinStops(stops, stopsOf(event)), found)
  }
  return found
}

function stopsOf({ type, at, program }: Recorded): Stops {
  if (type !== 'opted_out' && type !== 'stop_superseded') return noStops
  return program === null ? { all: at, byProgram: {} } : { all: null, byProgram: { [program]: at } }
}
