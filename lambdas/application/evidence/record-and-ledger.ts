import type { ConsentStore, StoredRecord } from '../core/consent-store.ts'
import type { LedgerEntry } from '../core/ledger.ts'
import type { Subject } from '../core/subject.ts'
import type { LedgerReader } from './verify.ts'

/** A consistent snapshot of a person's record and ledger. */
export interface RecordAndLedger {
  stored: StoredRecord | undefined
  entries: LedgerEntry[]
}

/** Dependencies of reading both. */
export interface RecordAndLedgerDeps {
  store: Pick<ConsentStore, 'load'>
  ledger: LedgerReader
}

const READINGS = 3

/** Record and ledger take two requests: if they changed in between, both are read again, so that a change is not mistaken for a break. */
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
