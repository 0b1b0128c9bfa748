import { after, HOUR } from '../../domain/core/time.ts'
import type { LedgerEntry } from '../core/ledger.ts'
import { type AnchorLine, leafOf } from './anchor.ts'
import type { Digest } from './digest.ts'

/** Reads digests that cannot be changed or deleted. */
export interface DigestReader {
  /** The newest complete digest of the last week. */
  newest(now: string): Promise<Digest | undefined>
  /** What a digest says of a chain; undefined if it does not know it. */
  lineOf(digest: Digest, tenant: string, life: string): Promise<AnchorLine | undefined>
  /** Hears of a digest that could not be read. */
  failed(error: unknown): void
}

/** How a ledger compares with a digest (REC-3). */
export interface DigestComparison {
  /** When the digest began. */
  since: string
  /** The event that the digest has the leaf of; null if the record is newer than the digest. */
  seq: number | null
  /** Whether that event stands in the ledger as it was. */
  agrees: boolean
}

/**
 * Compares the last generation of a ledger with a digest that was complete before the ledger was read (REC-3). A digest is of
 * about one time, so it may lack what began in the hour before it.
 */
export async function compareWithDigest(
  digests: Pick<DigestReader, 'lineOf'>,
  digest: Digest,
  tenant: string,
  entries: readonly LedgerEntry[],
): Promise<DigestComparison | null> {
  const life = entries.at(-1)?.life
  if (life === undefined) return null
  const { since } = digest
  const events = entries.filter((entry) => entry.life === life)
  const line = await digests.lineOf(digest, tenant, life)
  if (!line) return { since, seq: null, agrees: after(events[0]?.event.recordedAt ?? since, HOUR) >= since }
  const head = events.find(({ event }) => event.seq === line.seq)
  const agrees = head !== undefined && leafOf({ tenant, life, seq: line.seq, hash: head.hash }) === line.leaf
  return { since, seq: line.seq, agrees }
}
