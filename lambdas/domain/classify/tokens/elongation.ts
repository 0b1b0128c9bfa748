import { KNOWN_WORDS } from '../grammar/lexicon.ts'

const RUN = /(.)\1+/gu
const LONG_RUN = /(.)\1\1/u
const SHORTEST = 5

/** Known words by what is left when no letter stands twice in a row; the shortest word of each wins. */
const BY_SQUEEZED: ReadonlyMap<string, string> = new Map(
  [...KNOWN_WORDS]
    .toSorted((a, b) => b.length - a.length)
    .map((word): [string, string] => [squeeze(word), word]),
)

/** The known word that a stretched one stands for: "stoooop", "stoppppp", "SSTTOOPP". */
export function withoutElongation(word: string): string | undefined {
  if (word.length < SHORTEST && !LONG_RUN.test(word)) return undefined
  const squeezed = squeeze(word)
  if (squeezed === word) return undefined
  return KNOWN_WORDS.has(squeezed) ? squeezed : BY_SQUEEZED.get(squeezed)
}

function squeeze(word: string): string {
  return word.replace(RUN, '$1')
}
