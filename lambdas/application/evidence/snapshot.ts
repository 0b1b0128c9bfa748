import type { LedgerEntry } from '../core/ledger.ts'
import type { StoredRecord } from '../core/ports/consent-store.ts'
import type { Subject } from '../core/subject.ts'
import type { Break } from './break.ts'
import type { Beside } from './breaks-beside.ts'

/** Everything that is stored about a person: the record, the ledger and what the same transactions wrote beside them. */
export interface Snapshot extends Beside {
  stored: StoredRecord | undefined
  entries: LedgerEntry[]
  /** The notes that generations are being retired. */
  notes: RetirementNote[]
  /** The first record or event that cannot be read at all: only a change from outside leaves one. */
  unreadable: Break | null
}

/** The note that a record generation is being retired, with the proof that retention wrote it (REC-3). */
export interface RetirementNote {
  life: string
  proof: string | null
}

/**
 * Reads everything about a person by strongly consistent requests, the ledger first and the record last. A ledger with more
 * events than this raises a {@link TooLongError}.
 */
export type SnapshotReader = (subject: Subject, maxEvents: number) => Promise<Snapshot>

/** A ledger has too many events to be read at once. */
export class TooLongError extends Error {
  override name = 'TooLongError'
}

const READINGS = 3

/** A snapshot takes several requests: if the record changed in between, it is read again, so that a change is not mistaken for a break. */
export async function readSnapshot(
  read: SnapshotReader,
  subject: Subject,
  maxEvents: number,
): Promise<Snapshot> {
  for (let reading = 1; ; reading++) {
    const snapshot = await read(subject, maxEvents)
    if (reading === READINGS || isOfOneMoment(snapshot)) return snapshot
  }
}

function isOfOneMoment({ stored, entries }: Snapshot): boolean {
  const head = entries.at(-1)
  return head?.life === stored?.life && head?.event.seq === stored?.seq
}
