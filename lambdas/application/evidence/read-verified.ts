import type { KeyedHash } from '../core/ports/keyed-hash.ts'
import { isRetirement } from '../core/retirement-proof.ts'
import type { Subject } from '../core/subject.ts'
import type { BesideComparison } from './breaks-beside.ts'
import { breakBeside } from './breaks-beside.ts'
import { breakOfTexts, type TextChecking, textsShown } from './breaks-of-texts.ts'
import { readSnapshot, type Snapshot, type SnapshotReader } from './snapshot.ts'
import { generationsOf, type Verification, verify } from './verify.ts'

/** Dependencies of verifying one person. */
export interface VerifyDeps extends TextChecking {
  snapshot: SnapshotReader
  comparison: BesideComparison
  /** Proves the notes of retention; asked only if there is one. */
  keyedHash: KeyedHash
}

const READINGS = 3

/**
 * Everything about a person, and whether it holds together (REC-2, REC-3). What does not is read again: a retirement that ran
 * in between has left a note, which exists from before the first deletion until after the last. A ledger with more events
 * than this raises a {@link TooLongError}.
 */
export async function readVerified(
  deps: VerifyDeps,
  subject: Subject,
  now: string,
  maxEvents: number,
): Promise<Snapshot & { chain: Verification }> {
  const retiring = new Set<string>()
  for (let reading = 1; ; reading++) {
    const snapshot = await readSnapshot(deps.snapshot, subject, maxEvents)
    for (const note of snapshot.notes)
      if (await isRetirement(deps.keyedHash, subject, note)) retiring.add(note.life)
    const chain = await verifyAll(deps, subject, snapshot, now, [...retiring])
    if (chain.holds || reading === READINGS) return { ...snapshot, chain }
  }
}

async function verifyAll(
  deps: VerifyDeps,
  subject: Subject,
  snapshot: Snapshot,
  now: string,
  retiring: readonly string[],
): Promise<Verification> {
  const { stored, entries, items, unreadable } = snapshot
  const chain = verify(subject, stored, entries, now, retiring)
  const going = retiring.filter((life) => life !== stored?.life)
  const firstBreak =
    unreadable ??
    chain.firstBreak ??
    breakBeside(subject, generationsOf(entries), snapshot, { comparison: deps.comparison, going, now }) ??
    (await breakOfTexts(deps, new Map([...textsShown(entries), ...deps.comparison.textsSent(items)])))
  return { ...chain, holds: firstBreak === null, firstBreak }
}
