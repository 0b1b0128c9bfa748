import { plainWordsOf } from './disguise.ts'
import { namesOf } from './lexicon.ts'
import { plainLetters } from './letters.ts'
import { repair } from './repair.ts'
import { speltFrom } from './spelt-out.ts'
import { EMOJI } from './words.ts'

/** A word of a message as the rules know it. */
export interface Token {
  /** Lower case, plain letters, its spelling repaired. */
  word: string
  /** The names by which rules know it. */
  names: readonly string[]
  /** The break before it: 0 none, 1 a comma, bracket, dash or new line, 2 the end of a sentence. */
  pause: number
}

/** Pictures that say stop. */
const STOP_SIGNS = /[🛑🚫⛔✋🚷📵]/gu
const APOSTROPHES = /[’‘ʼ`´′]/g
const PIECE = /[\p{L}\p{N}@$']+|[#🛑]|[^\p{L}\p{N}@$'#🛑]+/gu
const WORDLIKE = /[\p{L}\p{N}#🛑]/u
const SENTENCE_END = /[.!?;:¡¿…]/u
const PAUSE = /[,()[\]{}\n\r–—]| -|- /u
/** What English leaves after an apostrophe; other languages leave it before. */
const ENGLISH_ENDINGS = new Set(['t', 's', 'm', 're', 've', 'll', 'd'])

/** The words of a message with the breaks between them. Takes time in proportion to the length. */
export function tokensOf(body: string): Token[] {
  const words: string[] = []
  const pauses: number[] = []
  let pause = 0
  for (const piece of plainTextOf(body).match(PIECE) ?? []) {
    const parts = WORDLIKE.test(piece) ? wordsOfPiece(piece) : []
    if (parts.length === 0) pause = Math.max(pause, breakOf(piece))
    for (const part of parts) {
      words.push(part)
      pauses.push(words.length === 1 ? 0 : pause)
      pause = 0
    }
  }
  return repaired(words, pauses)
}

function plainTextOf(body: string): string {
  const text = body.toWellFormed().replace(STOP_SIGNS, '🛑').replace(APOSTROPHES, "'")
  return plainLetters(text.replace(EMOJI, (sign) => (sign === '🛑' ? sign : ' , '))).toLowerCase()
}

function wordsOfPiece(piece: string): readonly string[] {
  if (!piece.includes("'")) return plainWordsOf(piece)
  const words = piece.split("'").filter((word) => word !== '')
  const ending = words.at(-1) ?? ''
  const isEnglish = words.length > 1 && ENGLISH_ENDINGS.has(ending)
  return (isEnglish ? [...words.slice(0, -2), `${words.at(-2)}${ending}`] : words).flatMap(plainWordsOf)
}

function breakOf(between: string): number {
  if (SENTENCE_END.test(between)) return 2
  return PAUSE.test(between) ? 1 : 0
}

function repaired(words: readonly string[], pauses: readonly number[]): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < words.length; ) {
    const spelt = words[at]?.length === 1 ? speltFrom(words, at) : undefined
    for (const [part, word] of repair(spelt ?? words[at] ?? '').entries()) {
      tokens.push({ word, names: namesOf(word), pause: part === 0 ? (pauses[at] ?? 0) : 0 })
    }
    at += spelt?.length ?? 1
  }
  return tokens
}
