/** One step of a phrase: one of some words, or a few words that do not matter. */
export interface Step {
  words: ReadonlySet<string>
  optional: boolean
  /** The end of a clause will do instead of a word. */
  orEnd: boolean
  /** How many words may be passed over; above zero only for a gap, which names no words. */
  gap: number
}

/** What it means for a message to hold a phrase. */
export type PhraseKind = 'stop' | 'other' | 'keep' | 'soften' | 'unsure'

/** A compiled phrase of the data files. */
export interface Phrase {
  kind: PhraseKind
  language: string
  /** As written in the data file: what a person is shown as the rule that decided. */
  source: string
  steps: readonly Step[]
  startsClause: boolean
  startsMessage: boolean
  endsClause: boolean
  endsMessage: boolean
}

/** As many words as a number of 32 bits can mark. */
const LONGEST = 29
const NOTHING: ReadonlySet<string> = new Set()

/** Compiles `a|b {set} word? _2 $`: alternatives, sets, optional words, gaps, and the ends of clause or message. */
export function compilePhrase(
  kind: PhraseKind,
  language: string,
  source: string,
  sets: ReadonlyMap<string, ReadonlySet<string>>,
): Phrase {
  const parts = source.split(' ')
  const steps = parts.filter((part) => !/^[\^$]+$/.test(part)).map((part) => compileStep(part, sets))
  const longest = steps.reduce((length, { gap }) => length + Math.max(gap, 1), 0)
  if (longest > LONGEST) throw new Error(`the phrase is too long: ${source}`)
  return {
    kind,
    language,
    source,
    steps,
    startsClause: parts[0] === '^',
    startsMessage: parts[0] === '^^',
    endsClause: parts.at(-1) === '$',
    endsMessage: parts.at(-1) === '$$',
  }
}

function compileStep(part: string, sets: ReadonlyMap<string, ReadonlySet<string>>): Step {
  const gap = /^_(\d)$/.exec(part)?.[1]
  if (gap !== undefined) return { words: NOTHING, optional: true, orEnd: false, gap: Number(gap) }
  const optional = part.endsWith('?')
  const choices = (optional ? part.slice(0, -1) : part).split('|')
  const words = choices.filter((choice) => choice !== '$').flatMap((choice) => wordsOfChoice(choice, sets))
  return { words: new Set(words), optional, orEnd: choices.includes('$'), gap: 0 }
}

function wordsOfChoice(choice: string, sets: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const name = /^\{(\w+)\}$/.exec(choice)?.[1]
  if (name === undefined) return [choice]
  const set = sets.get(name)
  if (!set) throw new Error(`no set of words is called ${name}`)
  return [...set]
}

/** The words that a phrase can begin with. */
export function firstWords({ steps }: Phrase): Set<string> {
  const words = new Set<string>()
  for (const step of steps) {
    for (const word of step.words) words.add(word)
    if (!step.optional) return words
  }
  return words
}
