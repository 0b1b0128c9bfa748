import { isKnown } from './lexicon.ts'

const SHORTEST = 3
const LONGEST = 15

/** The word that single letters spell from some place on ("s t o p"): the longest that some rule or class names. */
export function speltFrom(words: readonly string[], start: number): string | undefined {
  const letters: string[] = []
  while (letters.length < LONGEST && words[start + letters.length]?.length === 1) {
    letters.push(words[start + letters.length] ?? '')
  }
  for (let length = letters.length; length >= SHORTEST; length--) {
    const word = letters.slice(0, length).join('')
    if (isKnown(word)) return word
  }
  return undefined
}
