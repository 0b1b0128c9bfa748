import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { unseal } from '../../application/core/ledger.ts'
import {
  type Change,
  ConcurrencyError,
  type ConsentStore,
} from '../../application/core/ports/consent-store.ts'
import type { Subject } from '../../application/core/subject.ts'
import type { Recorded } from '../../domain/core/events.ts'
import { itemsOf, MARKER_PLACE, RECORD_PLACE } from './change-items.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { readEventItem } from './event-item.ts'
import { queryUpTo } from './key-range.ts'
import { eventKey, markerKey, partitionOf } from './keys.ts'
import { loadRecord } from './load-record.ts'
import { failedAt, transact } from './transaction.ts'

/** Stores records and ledgers in the consent table. */
export function createConsentStore(table: ConsentTable): ConsentStore {
  return {
    load: (subject) => loadRecord(table, subject),
    commit: (change) => commit(table, change),
    recall: (subject, life, commandId) => recall(table, subject, life, commandId),
  }
}

async function commit(table: ConsentTable, change: Change): Promise<'committed' | 'repeated'> {
  const reasons = await transact(table, itemsOf(table, change))
  if (reasons === undefined) return 'committed'
  if (failedAt(reasons, MARKER_PLACE)) return 'repeated'
  if (failedAt(reasons, RECORD_PLACE)) throw new ConcurrencyError('another process changed the record')
  // Only a change of the same record could write an event, and the record's version would have shown it.
  throw new ConcurrencyError('another person used the invitation')
}

const marker = z.object({ first: z.int(), last: z.int() })

async function recall(
  table: ConsentTable,
  subject: Subject,
  life: string,
  commandId: string,
): Promise<Recorded[]> {
  const { client, tableName } = table
  const pk = partitionOf(subject)
  const Key = marshall({ pk, sk: markerKey(life, commandId) })
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }))
  if (!Item) return []
  const { first, last } = marker.parse(unmarshall(Item))
  const keyRange = { pk, first: eventKey(life, first), last: eventKey(life, last) }
  return (await queryUpTo(table, keyRange, readEventItem)).things.map(unseal)
}
