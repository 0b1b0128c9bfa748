import { compilePhrase, firstWords, type Phrase, type PhraseKind } from './phrase.ts'
import en from './phrases/en.json' with { type: 'json' }
import es from './phrases/es.json' with { type: 'json' }
import fr from './phrases/fr.json' with { type: 'json' }
import pt from './phrases/pt.json' with { type: 'json' }

const KINDS: readonly PhraseKind[] = ['stop', 'other', 'keep', 'soften', 'unsure']
const BOOKS = [en, es, fr, pt]

/** The sets of words by name; a set that several languages name holds the words of all, since people mix languages. */
export const SETS: ReadonlyMap<string, ReadonlySet<string>> = unite()

function unite(): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>()
  for (const [name, words] of BOOKS.flatMap((book) => Object.entries(book.sets))) {
    const set = sets.get(name) ?? new Set()
    for (const word of words.split(' ')) set.add(word)
    sets.set(name, set)
  }
  return sets
}

const PHRASES: readonly Phrase[] = BOOKS.flatMap((book) =>
  KINDS.flatMap((kind) => book[kind].map((source) => compilePhrase(kind, book.language, source, SETS))),
)

/** The phrases of some kind by each word that they can begin with. */
export function indexPhrases(kind: PhraseKind): ReadonlyMap<string, readonly Phrase[]> {
  const index = new Map<string, Phrase[]>()
  for (const phrase of PHRASES.filter((phrase) => phrase.kind === kind)) {
    for (const word of firstWords(phrase)) {
      const phrases = index.get(word)
      if (phrases) phrases.push(phrase)
      else index.set(word, [phrase])
    }
  }
  return index
}

/** Other spellings that people use, with the word each stands for. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map(
  BOOKS.flatMap(({ spellings }) =>
    Object.entries(spellings).flatMap(([word, others]) =>
      others.split(' ').map((other): [string, string] => [other, word]),
    ),
  ),
)

/** Every word that some phrase names. */
export const VOCABULARY: ReadonlySet<string> = new Set(
  PHRASES.flatMap(({ steps }) => steps.flatMap(({ words }) => [...words])),
)
