import type { ConsentTable } from '../../adapters/core/dynamodb-client.ts'
import { createTextReader } from '../../adapters/core/dynamodb-text-store.ts'
import { loadRecord } from '../../adapters/core/load-record.ts'
import { besideComparison } from '../../adapters/evidence/compare-beside.ts'
import { createLedgerReader } from '../../adapters/evidence/dynamodb-ledger.ts'
import { createNumberWalk } from '../../adapters/evidence/dynamodb-numbers.ts'
import { createReplyReader } from '../../adapters/evidence/dynamodb-owed-replies.ts'
import { createMessageReader } from '../../adapters/evidence/dynamodb-sent-messages.ts'
import { createSnapshotReader } from '../../adapters/evidence/dynamodb-snapshot.ts'
import { evidenceCursors } from '../../adapters/evidence/evidence-cursors.ts'
import { createInvitationStore } from '../../adapters/signup/dynamodb-invitations.ts'
import { createListReader } from '../../adapters/staff/dynamodb-lists.ts'
import { createPublishedTextStore } from '../../adapters/staff/dynamodb-published-texts.ts'
import { createReviewStore } from '../../adapters/staff/dynamodb-reviews.ts'
import { createSampleReader } from '../../adapters/staff/dynamodb-sample.ts'
import type { KeyedHash } from '../../application/core/ports/keyed-hash.ts'
import type { Signer } from '../../application/core/ports/signer.ts'
import type { DigestReader } from '../../application/evidence/compare-digest.ts'
import type { EvidenceReading } from '../../application/evidence/evidence.ts'
import type { NumberWalk } from '../../application/evidence/verify-tenant.ts'
import type { InvitationStore } from '../../application/signup/invitations.ts'
import type { PublishedTextStore } from '../../application/staff/former-texts.ts'
import type { ListReader } from '../../application/staff/list.ts'
import type { ReviewStore } from '../../application/staff/reviews.ts'
import type { SampleReader } from '../../application/staff/sample.ts'
import { contentHash } from '../../definitions/content-hash.ts'

type TableReading = Omit<EvidenceReading, 'page' | 'withSignature' | 'clock'> & {
  lists: ListReader
  numbers: NumberWalk
  reviews: ReviewStore
  publishedTexts: PublishedTextStore
  sampling: SampleReader
  invitations: InvitationStore
}

/** All dependencies of reading operations on the consent table. */
export function createReading(
  table: ConsentTable,
  keyedHash: KeyedHash,
  signer: Signer,
  digests?: DigestReader,
): TableReading {
  return {
    digests,
    store: { load: (subject) => loadRecord(table, subject) },
    ledger: createLedgerReader(table),
    snapshot: createSnapshotReader(table),
    comparison: besideComparison,
    contentHash,
    keyedHash,
    signer,
    lists: createListReader(table),
    messages: createMessageReader(table),
    cursors: evidenceCursors,
    numbers: createNumberWalk(table),
    replies: createReplyReader(table),
    reviews: createReviewStore(table),
    publishedTexts: createPublishedTextStore(table),
    invitations: createInvitationStore(table),
    sampling: createSampleReader(table),
    texts: createTextReader(table),
  }
}
