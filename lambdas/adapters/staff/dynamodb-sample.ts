import { paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { unseal } from '../../application/core/ledger.ts'
import type { EventOf, SampleReader } from '../../application/staff/sample.ts'
import { LISTS_INDEX } from '../../environment.ts'
import { batchGet, chunksOf, KEYS_PER_REQUEST } from '../core/batch-get.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { readLedgerItem } from '../core/event-item.ts'
import { eventKey, listPartition, partitionOf, RECORD, shards, subjectOf } from '../core/keys.ts'
import { readRecordItem } from '../core/record-item.ts'

/** Reads what a sample is drawn from: the list index, then the records and events of the people drawn. */
export function createSampleReader(table: ConsentTable): SampleReader {
  return {
    eachOptedIn: async (tenant, program, visit) => {
      await Promise.all(shards.map((shard) => eachOf(table, listPartition(tenant, program, shard), visit)))
    },
    records: async (tenant, numbers) => {
      const items = await allOf(
        table,
        numbers.map((to) => ({ pk: partitionOf({ tenant, to }), sk: RECORD })),
      )
      return new Map(items.map((item) => [subjectOf(item.pk?.S ?? '').to, readRecordItem(item)]))
    },
    events: async (events) =>
      (await allOf(table, events.map(keyOf)))
        .map(readLedgerItem)
        .flatMap(({ event, detail }) => (event.type === 'unreadable' ? [] : [unseal({ event, detail })])),
  }
}

/** Of each line only the key is read: it says whose it is. */
async function eachOf(
  { client, tableName }: ConsentTable,
  list: string,
  visit: (numbers: readonly string[]) => void,
): Promise<void> {
  const query = {
    TableName: tableName,
    IndexName: LISTS_INDEX,
    KeyConditionExpression: '#list = :list AND begins_with(listAt, :status)',
    ExpressionAttributeNames: { '#list': 'list' },
    ExpressionAttributeValues: marshall({ ':list': list, ':status': 'opted_in#' }),
    ProjectionExpression: 'pk',
  }
  for await (const { Items = [] } of paginateQuery({ client }, query))
    visit(Items.map(({ pk }) => subjectOf(pk?.S ?? '').to))
}

function keyOf({ id, ...subject }: EventOf) {
  const [life = '', seq = ''] = id.split('.')
  return { pk: partitionOf(subject), sk: eventKey(life, Number(seq)) }
}

async function allOf(table: ConsentTable, keys: readonly { pk: string; sk: string }[]) {
  const batches = chunksOf(keys, KEYS_PER_REQUEST).map((batch) =>
    batchGet(
      table,
      batch.map((key) => marshall(key)),
    ),
  )
  return (await Promise.all(batches)).flat()
}
