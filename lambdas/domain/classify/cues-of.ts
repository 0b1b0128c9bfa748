import { conceptsOf } from './concepts.ts'
import { SETS } from './phrase-book.ts'
import type { Token } from './tokens.ts'

/** The sets whose words count alike as cues, in whatever language; a word of several counts as the first. */
const SETS_THAT_COUNT = [
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
/** How far apart two concepts may stand and still be a cue together. */
const REACH = 3
/** Words that begin alike are mostly forms of one word: the beginning of a longer word is a cue of its own. */
const STEM = 4

const SET_OF: ReadonlyMap<string, string> = new Map(
  SETS_THAT_COUNT.toReversed().flatMap((name) =>
    [...(SETS.get(name) ?? [])].map((word): [string, string] => [word, `{${name}}`]),
  ),
)

/** Whether a message asks something. */
export function isQuestion(body: string): boolean {
  return body.includes('?')
}

/** The cues of a message, each once: its words, their stems, what they are about, and pairs that stand near each other. */
export function cuesOf(tokens: readonly Token[], asks: boolean): Set<string> {
  const cues = new Set(asks ? ['?'] : [])
  addNeighbours(cues, tokens)
  const meant = tokens.map(({ word }) => meaningsOf(word))
  for (const [at, concepts] of meant.entries()) {
    for (const concept of concepts) cues.add(concept)
    for (let gap = 1; gap <= REACH; gap++) addPairs(cues, concepts, meant[at + gap] ?? [])
  }
  return cues
}

function meaningsOf(word: string): readonly string[] {
  const set = SET_OF.get(word)
  return set === undefined ? conceptsOf(word) : [set, ...conceptsOf(word)]
}

function addPairs(cues: Set<string>, before: readonly string[], after: readonly string[]) {
  for (const a of before) for (const b of after) cues.add(`${a} _ ${b}`)
}

/** The words, as sets where one holds them, and the pairs that stand side by side. */
function addNeighbours(cues: Set<string>, tokens: readonly Token[]) {
  let before = '^'
  for (const token of tokens) {
    if (token.pause === 2) {
      cues.add(`${before} $`)
      before = '^'
    }
    const cue = wordCue(token)
    cues.add(cue)
    if (cue === token.word && cue.length > STEM) cues.add(`${cue.slice(0, STEM)}*`)
    cues.add(`${before} ${cue}`)
    before = cue
  }
  cues.add(`${before} $`)
}

function wordCue({ word }: Token): string {
  return /^\d+$/.test(word) ? '0' : (SET_OF.get(word) ?? word)
}
