import { KNOWN_WORDS, type Lexeme, lexemeNamed, lexemeOf } from '../grammar/lexicon.ts'
import { plainWordsOf } from './disguise.ts'
import { isPlain, plainLetters } from './letters.ts'
import { repair } from './repair.ts'
import { speltFrom } from './spelt-out.ts'

/** A word of a message as the rules know it. */
export interface Token {
  /** Lower case, plain letters, its spelling repaired. */
  word: string
  lexeme: Lexeme
  /** The break before it: 0 none, 1 a comma, bracket, dash or new line, 2 the end of a sentence. */
  pause: number
  /** Whether its sentence ends with a question mark. */
  isAsked: boolean
}

/** A word of a message, and what it stands for: itself, or it put right, a pronoun that is written onto it apart. */
interface Word {
  written: string
  isCapitalized: boolean
  meant: readonly Meant[]
}

/** A word that is meant, as the rules know it, and as they know it where only a name would be capitalized. */
interface Meant {
  word: string
  lexeme: Lexeme
  asName: Lexeme
}

/** A word where it stands. */
interface Written {
  word: Word
  pause: number
  isAsked: boolean
}

const EMOJI = /(?!🛑)\p{Extended_Pictographic}|\p{Regional_Indicator}/gu
/** Pictures that say stop. */
const STOP_SIGNS = /[🛑🚫⛔✋🚷📵]/gu
const APOSTROPHES = /[’‘ʼ`´′]/g
/** A line that goes on where the one before it broke off. */
const WRAPPED = /\s*\n\s*(?=\p{Ll})/gu
/** What stands between two sentences of a word each: "Leave. Me. Alone." */
const STACCATO = /[.!]\s{1,2}(?<=(?:^|[.!]\s{1,2})[\p{L}']{1,15}[.!]\s{1,2})(?=[\p{L}']{1,15}(?:[.!]|$))/gu
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

const MAX_KNOWN = 50_000
const MAX_LENGTH = 30

/** Pieces that were seen before: people use the same words over and over. */
let known = new Map<string, readonly Word[]>()

/** The words of a message with the breaks between them. Takes time in proportion to the length. */
export function tokensOf(body: string): Token[] {
  const written = writtenIn(plainTextOf(body))
  const tokens: Token[] = []
  for (let at = 0; at < written.length; ) {
    const spelt = speltFrom(written, at)
    tokens.push(...tokensOfWord(written[at] as Written, spelt, at > 0))
    at += spelt?.length ?? 1
  }
  return tokens
}

function tokensOfWord(
  { word, pause, isAsked }: Written,
  spelt: string | undefined,
  isInside: boolean,
): Token[] {
  const isName = word.isCapitalized && isInside && pause < 2
  const meant = spelt === undefined ? word.meant : meantBy([spelt])
  return meant.map(({ word, lexeme, asName }, part) => ({
    word,
    lexeme: isName ? asName : lexeme,
    pause: part === 0 ? pause : 0,
    isAsked,
  }))
}

function writtenIn(text: string): Written[] {
  const written: Written[] = []
  let pause = 0
  for (const piece of text.match(PIECE) ?? []) {
    if (piece === ' ') continue
    const words = wordsIn(piece)
    if (words.length === 0) pause = Math.max(pause, pauseOf(piece, written.at(-1)?.word.written))
    if (words.length === 0 && piece.includes('?')) markAsked(written)
    for (const word of words) {
      written.push({ word, pause, isAsked: false })
      pause = 0
    }
  }
  return written
}

/** Marks the last sentence as a question. */
function markAsked(written: readonly Written[]) {
  const start = written.findLastIndex(({ pause }) => pause > 1)
  for (const one of written.slice(Math.max(start, 0))) one.isAsked = true
}

function plainTextOf(body: string): string {
  const text = body.replace(APOSTROPHES, "'").replace(WRAPPED, ' ').replace(STACCATO, ' ')
  return isPlain(text) ? text : plainLetters(text.replace(STOP_SIGNS, '🛑').replace(EMOJI, ' , '))
}

function wordsIn(piece: string): readonly Word[] {
  if (piece.length > MAX_LENGTH) return readPiece(piece)
  const seen = known.get(piece)
  if (seen) return seen
  if (known.size > MAX_KNOWN) known = new Map()
  const words = readPiece(piece)
  known.set(piece, words)
  return words
}

function readPiece(piece: string): readonly Word[] {
  return (WORDLIKE.test(piece) ? wordsOfPiece(piece) : []).map((word) => ({
    written: word.toLowerCase(),
    isCapitalized: CAPITALIZED.test(word),
    meant: meantBy(repair(word.toLowerCase())),
  }))
}

function meantBy(words: readonly string[]): readonly Meant[] {
  return words.map((word) => {
    const lexeme = lexemeOf(word)
    return { word, lexeme, asName: KNOWN_WORDS.has(word) ? lexeme : NEW_NAME }
  })
}

function wordsOfPiece(piece: string): readonly string[] {
  if (!piece.includes("'")) return plainWordsOf(piece)
  const words = piece.split("'").filter((word) => word !== '')
  const ending = words.at(-1)?.toLowerCase() ?? ''
  const isEnglish = words.length > 1 && ENGLISH_ENDINGS.has(ending)
  return (isEnglish ? [...words.slice(0, -2), `${words.at(-2)}${ending}`] : words).flatMap(plainWordsOf)
}

/** What lies between two words is a break; before the first is none, and the full stop of "Mr. Whitfield" ends no sentence. */
function pauseOf(between: string, last: string | undefined): number {
  if (last === undefined || (between === '. ' && TITLES.has(last))) return 0
  if (SENTENCE_END.test(between)) return 2
  return PAUSE.test(between) ? 1 : 0
}
