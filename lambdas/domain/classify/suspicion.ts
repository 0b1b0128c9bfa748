import type { Token } from './tokens.ts'
import weights from './weights.json' with { type: 'json' }

const WEIGHTS = new Map(
  Object.entries(weights.cues).flatMap(([weight, cues]) =>
    cues.split(' ').map((cue) => [cue, Number(weight)] as const),
  ),
)

/** Whether what no rule knows sounds like a stop, by learned weights; they never make one (OUT-2). */
export function soundsLikeStop(tokens: readonly Token[]): boolean {
  let sum = weights.bias
  for (const cue of cuesOf(tokens)) sum += WEIGHTS.get(cue) ?? 0
  return sum > 0
}

/** What a message is weighed by: its words, the classes they belong to in whatever language, and pairs of neighbors. */
export function cuesOf(tokens: readonly Token[]): ReadonlySet<string> {
  const cues = new Set<string>()
  let last = '^'
  for (const { word, lexeme } of tokens) {
    const key = lexeme.concept ?? word
    cues.add(word).add(key).add(`${last}_${key}`)
    last = key
  }
  return cues.add(`${last}_$`)
}
