import { KNOWN_WORDS } from '../grammar/lexicon.ts'

const SHORTEST = 3
const LONGEST = 15

/** The word that single letters spell from some place on ("s t o p"): the longest that some rule or class names. */
export function speltFrom(
  words: readonly { word: { written: string } }[],
  start: number,
): string | undefined {
  if (words[start]?.word.written.length !== 1) return undefined
  const letters: string[] = []
  for (const { word } of words.slice(start, start + LONGEST)) {
    if (word.written.length !== 1) break
    letters.push(word.written)
  }
  for (let length = letters.length; length >= SHORTEST; length--) {
    const word = letters.slice(0, length).join('')
    if (KNOWN_WORDS.has(word)) return word
  }
  return undefined
}
