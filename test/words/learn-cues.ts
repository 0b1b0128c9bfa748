import type { Message } from './corpus.ts'
import { examplesOf } from './examples.ts'
import { learn } from './logistic.ts'

/** Cues that weigh less than this either way are left out. */
const LIGHTEST = 0.3

/** The weights as the data file holds them: one decimal, heaviest first, light ones left out. */
export function learnCues(messages: readonly Message[]): { bias: number; weights: Record<string, number> } {
  const { bias, cues } = learn(examplesOf(messages))
  const kept = [...cues]
    .map(([cue, weight]): [string, number] => [cue, rounded(weight)])
    .filter(([, weight]) => Math.abs(weight) >= LIGHTEST)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return { bias: rounded(bias), weights: Object.fromEntries(kept) }
}

function rounded(weight: number): number {
  return Math.round(weight * 10) / 10
}
