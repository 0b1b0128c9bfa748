import type { Token } from './tokens/tokens.ts'
import weights from './weights.json' with { type: 'json' }

const WEIGHTS = new Map(
  Object.entries(weights.cues).flatMap(([weight, cues]) =>
    cues.split(' ').map((cue) => [cue, Number(weight)] as const),
  ),
)

/** The words and classes that some cue is made of. */
const WEIGHED: ReadonlySet<string> = new Set([...WEIGHTS.keys()].flatMap((cue) => cue.split('_')))

/** Whether what no rule knows sounds like a stop, by learned weights; they never make one (OUT-2). */
export function soundsLikeStop(tokens: readonly Token[]): boolean {
  let sum = weights.bias
  for (const cue of cuesOf(tokens, WEIGHED)) sum += WEIGHTS.get(cue) ?? 0
  return sum > 0
}

/**
 * What a message is weighed by: its words, the classes they belong to in whatever language, and pairs of neighbors, with a
 * word between them or not; only those made of some words and classes, where these are given.
 */
export function cuesOf(tokens: readonly Token[], only?: ReadonlySet<string>): ReadonlySet<string> {
  const cues = new Set<string>()
  const isWeighed = (part: string) => only === undefined || only.has(part)
  const add = (cue: string, ...parts: readonly string[]) => {
    if (parts.every(isWeighed)) cues.add(cue)
  }
  let last = '^'
  let before = ''
  for (const { word, lexeme } of tokens) {
    const key = lexeme.concept ?? word
    add(word, word)
    add(key, key)
    add(`${last}_${key}`, last, key)
    add(`${before}__${key}`, before, key)
    before = last
    last = key
  }
  add(`${last}_$`, last)
  return cues
}
