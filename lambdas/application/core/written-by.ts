import type { Recorded } from '../../domain/core/events.ts'
import { changedEntries, changedLapse, changedReviews } from '../../domain/core/lists.ts'
import type { ConsentRecord } from '../../domain/core/record/record.ts'
import { outboxEntries } from '../outbox/outbox.ts'
import type { SealedEvent } from './ledger.ts'
import type { WrittenChange } from './ports/consent-store.ts'
import type { Subject } from './subject.ts'

/**
 * What the events of one command write beside the ledger. The command uses it to write, and `verify` to compare what is
 * stored with it (REC-3).
 */
export function writtenBy(
  { life, ...subject }: Subject & { life: string },
  before: ConsentRecord,
  after: ConsentRecord,
  recorded: readonly Recorded[],
  sealed: readonly Pick<SealedEvent, 'hash'>[],
): WrittenChange {
  const hashes = sealed.map(({ hash }) => hash)
  return {
    subject,
    life,
    recordedAt: recorded[0]?.recordedAt ?? '',
    lists: changedEntries(before, after),
    reviews: changedReviews(before, after),
    lapse: changedLapse(before, after),
    outboxEntries: outboxEntries({ ...subject, life }, recorded, hashes),
  }
}
