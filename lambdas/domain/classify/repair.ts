import { splitClitic } from './clitics.ts'
import { withoutElongation } from './elongation.ts'
import { KNOWN_WORDS, SPELLINGS } from './lexicon.ts'
import { correctTypo } from './typos.ts'

const MAX_REPAIRED = 10_000
const MAX_LENGTH = 30

/** Words that were seen before: people use the same ones over and over. */
let repaired = new Map<string, readonly string[]>()

/** The words that a written one stands for: stretched ones shortened, misspelt ones put right, pronouns set apart. */
export function repair(word: string): readonly string[] {
  if (word.length > MAX_LENGTH) return meantBy(word)
  if (repaired.size > MAX_REPAIRED) repaired = new Map()
  const meant = repaired.get(word) ?? meantBy(word)
  repaired.set(word, meant)
  return meant
}

function meantBy(word: string): readonly string[] {
  const meant = SPELLINGS.get(word)
  if (meant !== undefined || KNOWN_WORDS.has(word)) return meant ?? [word]
  const short = withoutElongation(word)
  if (short !== undefined) return SPELLINGS.get(short) ?? [short]
  return splitClitic(word) ?? [correctTypo(word) ?? word]
}
