import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { type Change, ConcurrencyError } from '../../application/core/ports/consent-store.ts'
import { itemsOf } from '../core/change-items.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { partitionOf, rehearsalKey, rehearsalPartition, shardOf } from '../core/keys.ts'
import { transact } from '../core/transaction.ts'

/** How long the items of a rehearsal stay, in seconds. */
const REHEARSAL_TTL = 600

/**
 * Writes as many items, of the same size, as a change, under keys that nothing reads, and without what the change says:
 * whoever measures the time cannot tell whether the change was made (REPLY-1).
 */
export async function rehearse(table: ConsentTable, change: Change): Promise<'committed'> {
  const failed = await transact(
    table,
    itemsOf(table, change).map((item, place) => blank(table, change, item, place)),
  )
  if (failed) throw new ConcurrencyError('another process changed the rehearsal')
  return 'committed'
}

function blank(
  { tableName }: ConsentTable,
  { subject, commandId, events }: Change,
  item: TransactWriteItem,
  place: number,
): TransactWriteItem {
  const at = events[0]?.event.recordedAt ?? ''
  const expiresAt = Math.ceil(Date.parse(at) / 1000) + REHEARSAL_TTL
  const key = { pk: partitionOf(subject), sk: rehearsalKey(commandId, place) }
  const filler = 'x'.repeat(JSON.stringify(item).length)
  const indexed = indexedLike(item, rehearsalPartition(shardOf(subject)), at)
  return { Put: { TableName: tableName, Item: marshall({ ...key, expiresAt, filler, ...indexed }) } }
}

/** Indexed items take longer to write: the one that takes its place is indexed too, where nothing looks. */
function indexedLike({ Put }: TransactWriteItem, partition: string, at: string): Record<string, string> {
  return {
    ...(Put?.Item?.due && { due: partition, dueAt: at }),
    ...(Put?.Item?.list && { list: partition, listAt: at }),
  }
}
