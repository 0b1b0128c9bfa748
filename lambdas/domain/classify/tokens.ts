import { plainWordOf } from './leet.ts'
import { plainLetters } from './letters.ts'
import { repair } from './repair.ts'
import { setQuotesAside } from './set-quotes-aside.ts'
import { EMOJI } from './words.ts'

/** A word of a message as the phrases and cues know it. */
export interface Token {
  /** Lower case, plain letters, its spelling repaired. */
  word: string
  /** The break before it: 0 none, 1 a comma, dash or bracket, 2 the end of a sentence or line. */
  pause: 0 | 1 | 2
}

/** Pictures that say something. */
const SIGNS: readonly [picture: RegExp, sign: string][] = [
  [/🛑|🚫|⛔|✋|🚷|📵/gu, '🛑'],
  [/😂|🤣|😆|😹/gu, '😂'],
]
const SIGN = /([🛑😂])/u
const APOSTROPHES = /[’‘ʼ`´′]/g
const PIECE = /[\p{L}\p{N}@$']+|[#🛑😂]|[^\p{L}\p{N}@$'#🛑😂]+/gu
const WORDLIKE = /[\p{L}\p{N}]/u
const FULL_STOP = /[.!?;:\n\r¡¿…🛑]/u
const PAUSE = /[,()[\]{}"«»“”/\\\-–—]/u
/** What English leaves after an apostrophe; other languages leave it before. */
const ENGLISH_ENDINGS = new Set(['t', 's', 'm', 're', 've', 'll', 'd'])

/** The words of a message with the breaks between them; quoted lines set aside. Takes time in proportion to the length. */
export function tokensOf(body: string): Token[] {
  const tokens: Token[] = []
  let pause: Token['pause'] = 0
  for (const [piece] of plainTextOf(body).matchAll(PIECE)) {
    const words = wordsOfPiece(piece)
    if (words.length === 0) pause = longer(pause, breakOf(piece))
    for (const word of words) {
      tokens.push({ word, pause: tokens.length === 0 ? 0 : pause })
      pause = 0
    }
  }
  return repair(tokens)
}

function plainTextOf(body: string): string {
  const signed = SIGNS.reduce(
    (text, [picture, sign]) => text.replace(picture, sign),
    setQuotesAside(body.toWellFormed()).replace(APOSTROPHES, "'"),
  )
  return signed
    .split(SIGN)
    .map((part) => (SIGN.test(part) ? part : plainLetters(part.replace(EMOJI, ' , ')).toLowerCase()))
    .join('')
}

function wordsOfPiece(piece: string): string[] {
  if (piece === ' ') return []
  if (piece === '#' || piece === '🛑' || piece === '😂') return [piece]
  if (!WORDLIKE.test(piece)) return []
  if (!piece.includes("'")) return plainWordOf(piece)
  const words = piece.split("'").filter((word) => word !== '')
  const ending = words.at(-1) ?? ''
  const joined =
    words.length > 1 && ENGLISH_ENDINGS.has(ending)
      ? [...words.slice(0, -2), `${words.at(-2)}${ending}`]
      : words
  return joined.flatMap(plainWordOf)
}

function breakOf(between: string): Token['pause'] {
  if (FULL_STOP.test(between)) return 2
  return PAUSE.test(between) ? 1 : 0
}

function longer(a: Token['pause'], b: Token['pause']): Token['pause'] {
  return a > b ? a : b
}
