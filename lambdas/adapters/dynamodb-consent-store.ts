import { type Change, ConcurrencyError, type ConsentStore } from '../application/consent-store.ts'
import { itemsOf, MARKER_PLACE, RECORD_PLACE } from './change-items.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { loadRecord } from './load-record.ts'
import { failedAt, transact } from './transaction.ts'

/** Keeps records and ledgers in the consent table. */
export function createConsentStore(table: ConsentTable): ConsentStore {
  return {
    load: (subject) => loadRecord(table, subject),
    commit: (change) => commit(table, change),
  }
}

async function commit(table: ConsentTable, change: Change): Promise<'committed' | 'repeated'> {
  const reasons = await transact(table, itemsOf(table, change))
  if (reasons === undefined) return 'committed'
  if (failedAt(reasons, MARKER_PLACE)) return 'repeated'
  if (failedAt(reasons, RECORD_PLACE)) throw new ConcurrencyError('the record was changed in between')
  // An event's place is taken only by a change of the same record, which its version would have told.
  throw new ConcurrencyError('the ledger was changed in between')
}
