import { KEYWORDS } from './keywords.ts'
import { SPELLINGS, VOCABULARY } from './phrase-book.ts'

const KNOWN: ReadonlySet<string> = new Set([
  ...VOCABULARY,
  ...SPELLINGS.keys(),
  ...[...KEYWORDS].map((keyword) => keyword.toLowerCase()),
])

/** Whether a word needs no repair: a keyword, or a word that some phrase names. */
export function isKnown(word: string): boolean {
  return KNOWN.has(word)
}

/** The known words, for looking up what a misspelt one may stand for. */
export function knownWords(): Iterable<string> {
  return KNOWN
}
