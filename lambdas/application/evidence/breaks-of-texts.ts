import type { LedgerEntry } from '../core/ledger.ts'
import type { TextReader } from '../core/ports/text-store.ts'
import type { Break } from './break.ts'

/** Reads texts and computes their hashes. */
export interface TextChecking {
  texts: TextReader
  contentHash: (text: string) => string
}

/** The texts that a person was shown: the hash of each, and the first event that refers to it. */
export function textsShown(entries: readonly LedgerEntry[]): Map<string, number> {
  const shown = entries.flatMap(({ event }) =>
    'callToAction' in event && event.callToAction ? [[event.callToAction.hash, event.seq] as const] : [],
  )
  return new Map(shown.reverse())
}

/** The first event that refers to a text that is missing, or that is not what its hash says (IN-8, REC-3). */
export async function breakOfTexts(
  { texts, contentHash }: TextChecking,
  referring: ReadonlyMap<string, number>,
): Promise<Break | null> {
  const stored = await texts.read([...referring.keys()])
  const intact = new Set(
    stored.filter(({ hash, text }) => contentHash(text) === hash).map(({ hash }) => hash),
  )
  const [first] = [...referring].filter(([hash]) => !intact.has(hash)).map(([, seq]) => seq)
  return first === undefined ? null : { seq: first, what: 'text_differs' }
}
