import { KNOWN_WORDS, SPELLINGS } from '../grammar/lexicon.ts'
import { splitClitic } from './clitics.ts'
import { withoutElongation } from './elongation.ts'
import { correctTypo } from './typos.ts'

/** The words that a written one stands for: stretched ones shortened, misspelt ones put right, pronouns set apart. */
export function repair(word: string): readonly string[] {
  const meant = SPELLINGS.get(word)
  if (meant !== undefined || KNOWN_WORDS.has(word)) return meant ?? [word]
  const short = withoutElongation(word)
  if (short !== undefined) return SPELLINGS.get(short) ?? [short]
  return splitClitic(word) ?? [correctTypo(word) ?? word]
}
