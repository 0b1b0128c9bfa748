import learned from './cues.json' with { type: 'json' }
import { cuesOf } from './cues-of.ts'
import type { Token } from './tokens.ts'

const WEIGHTS: ReadonlyMap<string, number> = new Map(
  Object.entries(learned.weights).flatMap(([weight, cues]) =>
    cues.split('|').map((cue): [string, number] => [cue, Number(weight)]),
  ),
)
const SHOWN = 5

/** What the words of a message weigh together, and the cues that weigh most. Above zero speaks for a stop. */
export interface Weighed {
  sum: number
  strongest: readonly string[]
}

/** Adds up the learned weights of a message's cues. */
export function weigh(tokens: readonly Token[], asks: boolean): Weighed {
  const held = [...cuesOf(tokens, asks)].flatMap((cue) => {
    const weight = WEIGHTS.get(cue)
    return weight === undefined ? [] : [{ cue, weight }]
  })
  const sum = held.reduce((total, { weight }) => total + weight, learned.bias)
  const strongest = held
    .filter(({ weight }) => weight > 0 === sum > 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, SHOWN)
    .map(({ cue }) => cue)
  return { sum: Math.round(sum * 10) / 10, strongest }
}
