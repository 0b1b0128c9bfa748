import { BOOKS, entriesOf } from './book.ts'
import { LITERALS, USED_CLASSES } from './grammar.ts'
import { KEYWORDS } from './keywords.ts'

/** What rules know of a word: the names that they call it by. Words that bear the same names are one to them. */
export interface Lexeme {
  id: number
  names: ReadonlySet<string>
}

const NAMES = new Map<string, Set<string>>()
const STEMS = new Map<string, Set<string>>()
const LEXEMES = new Map<string, Lexeme>()

for (const literal of LITERALS) addName(literal, literal)
for (const { language, classes } of BOOKS) {
  for (const [name, words] of Object.entries(classes)) {
    for (const word of words.split(' ')) addClass(word, name, language)
  }
}

/** A word belongs to the class of its own language and to that of all. */
function addClass(word: string, name: string, language: string) {
  for (const each of [`{${name}}`, `{${name}_${language}}`]) addName(word, USED_CLASSES.has(each) ? each : undefined)
}

function addName(word: string, name?: string) {
  const [known, key] = word.endsWith('*') ? [STEMS, word.slice(0, -1)] : [NAMES, word]
  const names = known.get(key) ?? new Set()
  known.set(key, name === undefined ? names : names.add(name))
}

const LENGTHS = [...STEMS.keys()].map(({ length }) => length)
const SHORTEST = Math.min(...LENGTHS)
const LONGEST = Math.max(...LENGTHS)
const NONE: ReadonlySet<string> = new Set()

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

/** The names of a word: those of its stems where nothing names it outright. */
export function namesOf(word: string): ReadonlySet<string> {
  return NAMES.get(word) ?? namesOfStems(word)
}

function namesOfStems(word: string): ReadonlySet<string> {
  for (let length = Math.min(word.length, LONGEST); length >= SHORTEST; length--) {
    const names = STEMS.get(word.slice(0, length))
    if (names) return names
  }
  return NONE
}

/** The lexeme of some names. */
export function lexemeOf(names: ReadonlySet<string>): Lexeme {
  const key = [...names].join(' ')
  const lexeme = LEXEMES.get(key) ?? { id: LEXEMES.size, names }
  if (!LEXEMES.has(key)) LEXEMES.set(key, lexeme)
  return lexeme
}
