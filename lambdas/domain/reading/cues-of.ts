import { SETS } from './phrase-book.ts'
import type { Token } from './tokens.ts'

/** The sets whose words count alike as cues, in whatever language; a word of several counts as the first. */
const CONCEPTS = [
  'unsubscribe',
  'removeme',
  'halt',
  'message',
  'send',
  'remove',
  'receive',
  'list',
  'end',
  'number',
  'me',
  'please',
  'these',
  'laugh',
  'legal',
  'name',
]

const CONCEPT_OF: ReadonlyMap<string, string> = new Map(
  CONCEPTS.toReversed().flatMap((name) =>
    [...(SETS.get(name) ?? [])].map((word): [string, string] => [word, `{${name}}`]),
  ),
)

/** The cues of a message, each once: its words, as concepts where they have one, and the pairs that stand together. */
export function cuesOf(tokens: readonly Token[]): Set<string> {
  const cues = new Set<string>()
  let before = '^'
  for (const { word, pause } of tokens) {
    if (pause === 2) {
      cues.add(`${before} $`)
      before = '^'
    }
    const cue = /^\d+$/.test(word) ? '0' : (CONCEPT_OF.get(word) ?? word)
    cues.add(cue)
    cues.add(`${before} ${cue}`)
    before = cue
  }
  return cues.add(`${before} $`)
}
