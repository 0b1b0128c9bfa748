import { KEYWORDS } from '../core/keywords.ts'
import { BOOKS, entriesOf } from './book.ts'
import { LITERALS, USED_CLASSES } from './grammar.ts'

/** What rules know of a word: the names that they call it by. Words that bear the same names are one to them. */
export interface Lexeme {
  id: number
  names: ReadonlySet<string>
}

const NAMES = new Map<string, Set<string>>()
const LEXEMES = new Map<string, Lexeme>()
const LEXEMES_BY_NAMES = new Map<string, Lexeme>()
const NONE: ReadonlySet<string> = new Set()
/** How rules know a word of digits. */
const DIGITS: ReadonlySet<string> = new Set(['{digits}'])

for (const literal of LITERALS) namesKnownOf(literal).add(literal)
for (const { language, classes } of BOOKS) {
  for (const [name, words] of Object.entries(classes)) {
    for (const word of words.split(' ')) addClass(word, name, language)
  }
}

/** A word belongs to the class of its own language and to that of all. */
function addClass(word: string, name: string, language: string) {
  const names = namesKnownOf(word)
  for (const each of [`{${name}}`, `{${name}_${language}}`]) if (USED_CLASSES.has(each)) names.add(each)
}

function namesKnownOf(word: string): Set<string> {
  const names = NAMES.get(word) ?? new Set()
  NAMES.set(word, names)
  return names
}

const KNOWN: ReadonlySet<string> = new Set([
  ...NAMES.keys(),
  ...[...KEYWORDS].map((keyword) => keyword.toLowerCase()),
])

/** Whether a word needs no repair: a keyword, or one that some rule or class names. */
export function isKnown(word: string): boolean {
  return KNOWN.has(word)
}

/** The words that need no repair. */
export function knownWords(): readonly string[] {
  return [...KNOWN]
}

/** The words of a class. */
export function wordsOfClass(name: string): ReadonlySet<string> {
  return new Set(entriesOf('classes').get(name))
}

/** Other spellings of words, with the words that each stands for. */
export const SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map(
  [...entriesOf('spellings')].flatMap(([meant, others]) =>
    others.map((other): [string, string[]] => [other, meant.split('_')]),
  ),
)

/** The names of a word; none where no rule or class names it. */
export function namesOf(word: string): ReadonlySet<string> {
  return NAMES.get(word) ?? (/^\d+$/.test(word) ? DIGITS : NONE)
}

/** The lexeme of a word. */
export function lexemeOf(word: string): Lexeme {
  const known = LEXEMES.get(word)
  if (known) return known
  const lexeme = lexemeNamed(namesOf(word))
  if (NAMES.has(word)) LEXEMES.set(word, lexeme)
  return lexeme
}

/** The lexeme that bears these names. */
export function lexemeNamed(names: ReadonlySet<string>): Lexeme {
  const key = [...names].join(' ')
  const lexeme = LEXEMES_BY_NAMES.get(key) ?? { id: LEXEMES_BY_NAMES.size, names }
  LEXEMES_BY_NAMES.set(key, lexeme)
  return lexeme
}
