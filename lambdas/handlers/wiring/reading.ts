import type { EvidenceReading } from '../application/evidence.ts'
import type { ListReader } from '../application/list.ts'
import type { ReviewStore } from '../application/reviews.ts'
import type { NumberWalk } from '../application/verify-tenant.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { createLedgerReader } from './dynamodb-ledger.ts'
import { createListReader } from './dynamodb-lists.ts'
import { createNumberWalk } from './dynamodb-numbers.ts'
import { createReplyReader } from './dynamodb-owed-replies.ts'
import { createReviewStore } from './dynamodb-reviews.ts'
import { createMessageReader } from './dynamodb-sent-messages.ts'
import { createTextReader } from './dynamodb-text-store.ts'
import { evidenceCursors } from './evidence-cursors.ts'
import { loadRecord } from './load-record.ts'

type TableReading = Omit<EvidenceReading, 'page' | 'clock'> & {
  lists: ListReader
  numbers: NumberWalk
  reviews: ReviewStore
}

/** Everything that reading operations need, on the consent table. */
export function createReading(table: ConsentTable): TableReading {
  return {
    store: { load: (subject) => loadRecord(table, subject) },
    ledger: createLedgerReader(table),
    lists: createListReader(table),
    messages: createMessageReader(table),
    cursors: evidenceCursors,
    numbers: createNumberWalk(table),
    replies: createReplyReader(table),
    reviews: createReviewStore(table),
    texts: createTextReader(table),
  }
}
