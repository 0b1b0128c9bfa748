import guard from './not-typos.json' with { type: 'json' }
import { SETS } from './phrase-book.ts'

const SHORTEST = 7
const LONGEST = 20
const TARGETS = ['halt', 'unsubscribe', 'message', 'remove', 'removeme', 'send', 'receive']

/** Real words one letter away from a word that matters: a "remote" is nothing to remove. */
const GUARD: ReadonlySet<string> = new Set(guard.flatMap((line) => line.split(' ')))

const BY_DELETION: ReadonlyMap<string, string> = new Map(
  TARGETS.flatMap((name) => [...(SETS.get(name) ?? [])])
    .filter((word) => word.length >= SHORTEST)
    .toReversed()
    .flatMap((word) => [word, ...deletions(word)].map((form): [string, string] => [form, word])),
)

/** The long word that matters one slip away: a letter missing, added, changed, or two that changed places. */
export function correctTypo(word: string): string | undefined {
  if (word.length < SHORTEST - 1 || word.length > LONGEST || GUARD.has(word)) return undefined
  const forms = [word, ...deletions(word)]
  return forms.map((form) => BY_DELETION.get(form)).find((found) => found?.[0] === word[0])
}

function deletions(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))
}
