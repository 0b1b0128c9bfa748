import { KEYWORDS } from './keywords.ts'
import { isKnown, knownWords } from './known-words.ts'
import { SETS } from './phrase-book.ts'

const RUN = /(.)\1+/gu
const LONG_RUN = /(.)\1\1/u
const SHORTEST = 5

const STOPPING: ReadonlySet<string> = new Set([
  ...(SETS.get('halt') ?? []),
  ...(SETS.get('unsubscribe') ?? []),
  ...(SETS.get('message') ?? []),
  ...[...KEYWORDS].map((keyword) => keyword.toLowerCase()),
])

/** Known words by what is left when no letter stands twice in a row; the shortest word of each wins. */
const BY_SQUEEZED: ReadonlyMap<string, string> = new Map(
  [...knownWords()]
    .toSorted((a, b) => b.length - a.length)
    .map((word): [string, string] => [squeeze(word), word]),
)

/** The known word that a stretched one stands for: "stoooop", "stoppppp", "SSTTOOPP". */
export function withoutElongation(word: string): string | undefined {
  if (word.length < SHORTEST && !LONG_RUN.test(word)) return undefined
  const squeezed = squeeze(word)
  if (squeezed === word) return undefined
  const meant = isKnown(squeezed) ? squeezed : BY_SQUEEZED.get(squeezed)
  return LONG_RUN.test(word) || (meant !== undefined && mattersMost(meant)) ? meant : undefined
}

function squeeze(word: string): string {
  return word.replace(RUN, '$1')
}

/** Real words hold double letters too, so that two in a row are a slip only in the words that stop. */
function mattersMost(word: string): boolean {
  return STOPPING.has(word)
}
