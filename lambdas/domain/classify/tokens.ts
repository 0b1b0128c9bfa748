import { plainWordsOf } from './disguise.ts'
import { plainLetters } from './letters.ts'
import { KNOWN_WORDS, type Lexeme, lexemeNamed, lexemeOf } from './lexicon.ts'
import { repair } from './repair.ts'
import { speltFrom } from './spelt-out.ts'

/** A word of a message as the rules know it. */
export interface Token {
  /** Lower case, plain letters, its spelling repaired. */
  word: string
  lexeme: Lexeme
  /** The break before it: 0 none, 1 a comma, bracket, dash or new line, 2 the end of a sentence. */
  pause: number
}

/** A word as it stands in the message. */
interface Written {
  word: string
  pause: number
  /** Whether it is capitalized inside a sentence, as names are. */
  isName: boolean
}

const EMOJI = /(?!🛑)\p{Extended_Pictographic}|\p{Regional_Indicator}/gu
/** Pictures that say stop. */
const STOP_SIGNS = /[🛑🚫⛔✋🚷📵]/gu
const APOSTROPHES = /[’‘ʼ`´′]/g
/** A line that goes on where the one before it broke off. */
const WRAPPED = /\s*\n\s*(?=\p{Ll})/gu
/** What stands between two sentences of a word each: "Leave. Me. Alone." */
const STACCATO = /(?<=(?:^|[.!]\s{1,2})[\p{L}']{1,15})[.!]\s{1,2}(?=[\p{L}']{1,15}(?:[.!]|$))/gu
const PIECE = /[\p{L}\p{N}@$']+|[#🛑]|[^\p{L}\p{N}@$'#🛑]+/gu
/** How rules know a capitalized word that they do not name. */
const NEW_NAME = lexemeNamed(new Set(['{name}']))
const TITLES = new Set(['mr', 'mrs', 'ms', 'dr', 'sr', 'sra', 'st', 'mme', 'num'])
const CAPITALIZED = /^\p{Lu}\p{Ll}+$/u
const WORDLIKE = /[\p{L}\p{N}#🛑]/u
const SENTENCE_END = /[.!?;:¡¿…]/u
const PAUSE = /[,()[\]{}\n\r–—]| -|- /u
/** What English leaves after an apostrophe; other languages leave it before. */
const ENGLISH_ENDINGS = new Set(['t', 's', 'm', 're', 've', 'll', 'd', 'all'])

/** The words of a message with the breaks between them. Takes time in proportion to the length. */
export function tokensOf(body: string): Token[] {
  return repaired(writtenIn(plainTextOf(body)))
}

function writtenIn(text: string): Written[] {
  const written: Written[] = []
  let pause = 0
  for (const piece of text.match(PIECE) ?? []) {
    const words = WORDLIKE.test(piece) ? wordsOfPiece(piece) : []
    if (words.length === 0) pause = Math.max(pause, pauseOf(piece, written.at(-1)))
    for (const word of words) {
      written.push({ word: word.toLowerCase(), pause, isName: pause < 2 && CAPITALIZED.test(word) })
      pause = 0
    }
  }
  return written
}

function plainTextOf(body: string): string {
  const text = body
    .replace(STOP_SIGNS, '🛑')
    .replace(APOSTROPHES, "'")
    .replace(WRAPPED, ' ')
    .replace(STACCATO, ' ')
  return plainLetters(text.replace(EMOJI, ' , '))
}

function wordsOfPiece(piece: string): readonly string[] {
  if (!piece.includes("'")) return plainWordsOf(piece)
  const words = piece.split("'").filter((word) => word !== '')
  const ending = words.at(-1)?.toLowerCase() ?? ''
  const isEnglish = words.length > 1 && ENGLISH_ENDINGS.has(ending)
  return (isEnglish ? [...words.slice(0, -2), `${words.at(-2)}${ending}`] : words).flatMap(plainWordsOf)
}

/** What lies between two words is a break; before the first is none, and the full stop of "Mr. Whitfield" ends no sentence. */
function pauseOf(between: string, last: Written | undefined): number {
  if (last === undefined || (between === '. ' && TITLES.has(last.word))) return 0
  if (SENTENCE_END.test(between)) return 2
  return PAUSE.test(between) ? 1 : 0
}

function repaired(written: readonly Written[]): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < written.length; ) {
    const spelt = speltFrom(written, at)
    tokens.push(...tokensOfWord(written[at] as Written, spelt, at > 0))
    at += spelt?.length ?? 1
  }
  return tokens
}

function tokensOfWord(
  { word, pause, isName }: Written,
  spelt: string | undefined,
  isInside: boolean,
): Token[] {
  return repair(spelt ?? word).map((meant, part) => ({
    word: meant,
    lexeme: isName && isInside && !KNOWN_WORDS.has(meant) ? NEW_NAME : lexemeOf(meant),
    pause: part === 0 ? pause : 0,
  }))
}
