import { wordsOfClass } from '../grammar/lexicon.ts'

const SHORTEST = 7
const LONGEST = 20

const BY_DELETION: ReadonlyMap<string, string> = new Map(
  [...wordsOfClass('repaired')]
    .toReversed()
    .flatMap((word) => [word, ...deletions(word)].map((form): [string, string] => [form, word])),
)

/** The long word that matters one slip away: a letter missing, added, changed, or two that changed places. */
export function correctTypo(word: string): string | undefined {
  if (word.length < SHORTEST - 1 || word.length > LONGEST) return undefined
  const forms = [word, ...deletions(word)]
  return forms.map((form) => BY_DELETION.get(form)).find((found) => found?.[0] === word[0])
}

function deletions(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))
}
