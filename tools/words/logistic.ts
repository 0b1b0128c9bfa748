/** One example: the cues that it holds, and whether it is a stop. */
export interface Example {
  cues: ReadonlySet<string>
  stop: boolean
}

/** The weight of each cue, and of holding none. */
export interface Weights {
  bias: number
  cues: ReadonlyMap<string, number>
}

const ROUNDS = 300
const STEP = 1
/** What a weight costs: the higher, the less a rare cue weighs. */
const PENALTY = 0.0005

/** Plain logistic regression by full gradient descent (AdaGrad steps): the same examples give the same weights. */
export function learn(examples: readonly Example[], least = 2): Weights {
  const counts = new Map<string, number>()
  for (const { cues } of examples) for (const cue of cues) counts.set(cue, (counts.get(cue) ?? 0) + 1)
  const names = [...counts].filter(([, count]) => count >= least).map(([cue]) => cue)
  const numbers = new Map(names.map((cue, number) => [cue, number]))
  const rows = examples.map(({ cues, stop }) => ({
    held: [...cues].flatMap((cue) => numbers.get(cue) ?? []),
    stop: stop ? 1 : 0,
  }))
  const weights = new Float64Array(names.length + 1)
  const squares = new Float64Array(names.length + 1).fill(1e-8)
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(names.length + 1)
    for (const { held, stop } of rows) {
      const error = chance(held.reduce((sum, at) => sum + weights[at]!, weights[names.length]!)) - stop
      for (const at of held) slope[at]! += error / rows.length
      slope[names.length]! += error / rows.length
    }
    for (let at = 0; at < weights.length; at++) {
      const full = slope[at]! + (at < names.length ? (PENALTY * weights[at]!) / 10 : 0)
      squares[at]! += full * full
      weights[at]! -= (STEP * full) / Math.sqrt(squares[at]!)
    }
  }
  return {
    bias: weights[names.length]!,
    cues: new Map(names.map((cue, at) => [cue, weights[at]!])),
  }
}

/** The sum of what a message's cues weigh. */
export function score({ bias, cues }: Weights, held: Iterable<string>): number {
  let sum = bias
  for (const cue of held) sum += cues.get(cue) ?? 0
  return sum
}

function chance(sum: number): number {
  return 1 / (1 + Math.exp(-sum))
}
