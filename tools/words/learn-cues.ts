import type { Message } from '../../test/corpora/corpus.ts'
import { examplesOf } from './examples.ts'
import { learn } from './logistic.ts'

/** Cues that weigh less than this either way are left out. */
const LIGHTEST = 0.3

/** The weights as the data file holds them: one decimal, heaviest first, light ones left out, cues apart by bars. */
export function learnCues(messages: readonly Message[]): { bias: number; weights: Record<string, string> } {
  const { bias, cues } = learn(examplesOf(messages))
  const kept = [...cues]
    .filter(([, weight]) => Math.abs(rounded(weight)) >= LIGHTEST)
    .sort(([a, x], [b, y]) => rounded(y) - rounded(x) || (a < b ? -1 : 1))
  const byWeight = Map.groupBy(kept, ([, weight]) => rounded(weight).toFixed(1))
  const lines = [...byWeight].map(([weight, held]) => [weight, held.map(([cue]) => cue).join('|')])
  return { bias: rounded(bias), weights: Object.fromEntries(lines) }
}

function rounded(weight: number): number {
  return Math.round(weight * 10) / 10
}
