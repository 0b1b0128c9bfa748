import { KEYWORDS } from '../../core/keywords.ts'
import { BOOKS, entriesOf } from './book.ts'
import { NAMES } from './grammar.ts'

/** What rules know of a word: the names that they call it by. Words that bear the same names are one to them. */
export interface Lexeme {
  id: number
  names: ReadonlySet<string>
  /** The first class of a language that it belongs to, without the language: "{halt}" for "stop" and "paren". */
  concept: string | undefined
}

const NAMES_OF = new Map<string, Set<string>>()
const LEXEMES_BY_NAMES = new Map<string, Lexeme>()
const NONE: ReadonlySet<string> = new Set()
/** How rules know a word of digits. */
const DIGITS: ReadonlySet<string> = new Set(['{digits}'])

for (const name of NAMES) if (!name.startsWith('{')) addName(name, name)
// A word belongs to the class of its own language and to that of all.
for (const { language, classes } of BOOKS) {
  for (const [name, words] of Object.entries(classes)) {
    for (const word of words.split(' ')) addName(word, `{${name}}`, `{${name}_${language}}`)
  }
}

function addName(word: string, ...names: readonly string[]) {
  const known = NAMES_OF.get(word) ?? new Set()
  for (const name of names) if (NAMES.has(name)) known.add(name)
  NAMES_OF.set(word, known)
}

/** The words that need no repair: keywords, and those that some rule or class names. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set([
  ...NAMES_OF.keys(),
  ...[...KEYWORDS].map((keyword) => keyword.toLowerCase()),
])

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
  return NAMES_OF.get(word) ?? (/^\d+$/.test(word) ? DIGITS : NONE)
}

/** The lexeme of a word. */
export function lexemeOf(word: string): Lexeme {
  return lexemeNamed(namesOf(word))
}

/** The lexeme that bears these names. */
export function lexemeNamed(names: ReadonlySet<string>): Lexeme {
  const key = [...names].join(' ')
  const concept = /\{\w+(?=_..\})/.exec(key)?.[0]
  const lexeme = LEXEMES_BY_NAMES.get(key) ?? { id: LEXEMES_BY_NAMES.size, names, concept }
  LEXEMES_BY_NAMES.set(key, lexeme)
  return lexeme
}
