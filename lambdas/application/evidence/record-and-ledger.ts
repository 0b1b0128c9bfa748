import type { ConsentStore, StoredRecord } from '../core/consent-store.ts'
import type { LedgerEntry } from '../core/ledger.ts'
import type { Subject } from '../core/subject.ts'
import type { LedgerReader } from './verify.ts'

/** A person's record and ledger as they stood together. */
export interface RecordAndLedger {
  stored: StoredRecord | undefined
  entries: LedgerEntry[]
}

/** What reading both needs. */
export interface RecordAndLedgerDeps {
  store: Pick<ConsentStore, 'load'>
  ledger: LedgerReader
}

const READINGS = 3

/** Record and ledger take two requests: what changed in between is read again, so that it is not taken for a break. */
export async function loadRecordAndLedger(
  { store, ledger }: RecordAndLedgerDeps,
  subject: Subject,
): Promise<RecordAndLedger> {
  let stored = await store.load(subject)
  for (let reading = 1; ; reading++) {
    const entries = await ledger.events(subject)
    const now = await store.load(subject)
    if (reading === READINGS || isSame(stored, now)) return { stored, entries }
    stored = now
  }
}

function isSame(a: StoredRecord | undefined, b: StoredRecord | undefined): boolean {
  return a?.life === b?.life && a?.seq === b?.seq
}
