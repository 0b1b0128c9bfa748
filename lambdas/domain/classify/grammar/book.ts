import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }
import pt from './pt.json' with { type: 'json' }
import shared from './shared.json' with { type: 'json' }

/**
 * What a rule of the grammar says about a message; `ask`: a request to end something, a stop beside what speaks `about`
 * us, a `reason` or an `unsure`, else unsure; `reason`: a cause to want no more, which makes an `unsure` a stop; `doubt`: that
 * a stop which it touches is unsure ("stop texting me at night"); `keep`: that our texts are wanted, which makes any stop
 * unsure; `other`: that a stop which it touches is none ("don't stop"); `thing`: another thing to end, an `other` unless the
 * stop holds more than it ("stop the bill", not "stop the bill reminders").
 */
export const RULE_KINDS = [
  'automatic',
  'stop',
  'ask',
  'about',
  'doubt',
  'keep',
  'unsure',
  'reason',
  'join_request',
  'thing',
  'other',
] as const
export type RuleKind = (typeof RULE_KINDS)[number]

/** The grammar of one language, or what all share. People mix languages, so that all of it is one grammar. */
export interface Book {
  language: string
  /** Sets of words by name, the words apart by spaces; `word*` is every word that begins so. */
  classes: Readonly<Record<string, string>>
  /** Turns of phrase by name, for use in rules and in one another. */
  parts: Readonly<Record<string, readonly string[]>>
  rules: { readonly [kind in RuleKind]?: readonly string[] }
  /** Other spellings by the word that they stand for. */
  spellings: Readonly<Record<string, string>>
}

export const BOOKS: readonly Book[] = [en, es, fr, pt].flatMap((book) => [
  book,
  inLanguage(shared, book.language),
])

/** What all languages share, each `@` made the name of one of them. */
function inLanguage({ rules }: typeof shared, language: string): Book {
  const named = Object.entries(rules).map(([kind, sources]) => [
    kind,
    sources.map((source) => source.replaceAll('@', language)),
  ])
  return { language, classes: {}, parts: {}, spellings: {}, rules: Object.fromEntries(named) }
}

/** The entries of one section of every book by name, those of one name together. */
export function entriesOf(section: 'classes' | 'spellings'): ReadonlyMap<string, readonly string[]> {
  const entries = new Map<string, string[]>()
  for (const [name, words] of BOOKS.flatMap((book) => Object.entries(book[section]))) {
    entries.set(name, [...(entries.get(name) ?? []), ...words.split(' ')])
  }
  return entries
}
