import { withoutElongation } from './elongation.ts'
import { isKnown } from './known-words.ts'
import { SPELLINGS } from './phrase-book.ts'
import type { Token } from './tokens.ts'
import { correctTypo } from './typos.ts'

const LONGEST_SPELT_OUT = 15

/** Words as their writers meant them: spelt-out ones joined, stretched ones shortened, misspelt ones put right. */
export function repair(tokens: readonly Token[]): Token[] {
  return joinLetters(tokens).map((token) => ({ ...token, word: repairWord(token.word) }))
}

function repairWord(word: string): string {
  const meant = SPELLINGS.get(word)
  if (meant !== undefined) return meant
  if (isKnown(word)) return word
  const short = withoutElongation(word)
  return short === undefined ? (correctTypo(word) ?? word) : (SPELLINGS.get(short) ?? short)
}

/** "s t o p" is stop: at least three single letters in a row, the longest known word that they spell. */
function joinLetters(tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token
    const spelt = token.word.length === 1 ? speltFrom(tokens, at) : undefined
    joined.push({ word: spelt ?? token.word, pause: token.pause })
    at += spelt?.length ?? 1
  }
  return joined
}

function speltFrom(tokens: readonly Token[], start: number): string | undefined {
  const next = tokens.slice(start, start + LONGEST_SPELT_OUT)
  const end = next.findIndex(({ word }) => word.length !== 1)
  const letters = (end < 0 ? next : next.slice(0, end)).map(({ word }) => word).join('')
  for (let length = letters.length; length > 2; length--) {
    const word = letters.slice(0, length)
    if (isKnown(word)) return word
  }
  return undefined
}
