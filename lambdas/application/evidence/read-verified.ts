import type { Subject } from '../core/subject.ts'
import { loadRecordAndLedger, type RecordAndLedger, type RecordAndLedgerDeps } from './record-and-ledger.ts'
import { type Verification, verify } from './verify.ts'

/**
 * A person's record and ledger, and whether they verify (REC-2, REC-3). Only if they do not does it read which generations
 * are being retired, and then both once more: such a note exists from before the first deletion until after the last.
 */
export async function readVerified(
  reading: RecordAndLedgerDeps,
  subject: Subject,
  now: string,
): Promise<RecordAndLedger & { chain: Verification }> {
  const whole = await loadRecordAndLedger(reading, subject)
  const chain = verify(subject, whole.stored, whole.entries, now)
  if (chain.holds) return { ...whole, chain }
  const retiring = await reading.ledger.retiring(subject)
  const again = await loadRecordAndLedger(reading, subject)
  retiring.push(...(await reading.ledger.retiring(subject)))
  return { ...again, chain: verify(subject, again.stored, again.entries, now, retiring) }
}
