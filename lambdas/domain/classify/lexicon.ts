import { entriesOf } from './book.ts'
import { LITERALS } from './grammar.ts'
import { KEYWORDS } from './keywords.ts'

const NAMES = new Map<string, string[]>([...LITERALS].map((word) => [word, [word]]))
const STEMS = new Map<string, string[]>()

for (const word of LITERALS) if (word.endsWith('*')) STEMS.set(word.slice(0, -1), [word])
for (const [name, words] of entriesOf('classes')) for (const word of words) addTo(`{${name}}`, word)
for (const keyword of KEYWORDS) addTo(keyword.toLowerCase(), keyword.toLowerCase())

function addTo(name: string, word: string) {
  const stem = word.endsWith('*')
  const names = stem ? STEMS : NAMES
  const key = stem ? word.slice(0, -1) : word
  names.set(key, [...(names.get(key) ?? (stem ? [] : [word])), name])
}

const LENGTHS = [...STEMS.keys()].map(({ length }) => length)
const SHORTEST = Math.min(...LENGTHS)
const LONGEST = Math.max(...LENGTHS)

/** Other spellings of words, with the word each stands for. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map(
  [...entriesOf('spellings')].flatMap(([word, others]) =>
    others.map((other): [string, string] => [other, word]),
  ),
)

/** Whether a word needs no repair: some rule or class names it. */
export function isKnown(word: string): boolean {
  return NAMES.has(word)
}

/** The words that rules and classes name outright. */
export function knownWords(): readonly string[] {
  return [...NAMES.keys()]
}

/** The words of a class. */
export function wordsOfClass(name: string): ReadonlySet<string> {
  return new Set(entriesOf('classes').get(name))
}

/** The names by which rules know a word: itself and its classes; those of its stems where nothing names it outright. */
export function namesOf(word: string): readonly string[] {
  return NAMES.get(word) ?? [word, ...stemsOf(word)]
}

function stemsOf(word: string): string[] {
  const names: string[] = []
  for (let length = Math.min(word.length, LONGEST); length >= SHORTEST; length--) {
    names.push(...(STEMS.get(word.slice(0, length)) ?? []))
  }
  return names
}
