/** The median of some durations, in milliseconds. */
export function median(durations: readonly number[]): number {
  return durations.toSorted((a, b) => a - b)[Math.floor(durations.length / 2)] ?? Number.NaN
}

/** The times of two operations, measured in turns so that changes in the machine's load affect both equally. */
export interface Comparison {
  baseline: number
  measured: number
  /** The baseline relative to itself: how much of a ratio is noise. */
  noise: number
  /** The minimum of each; for the baseline, the mean of the minimums of its two series. */
  minimum: { baseline: number; measured: number }
}

/** The results of three operations run in turns: the baseline, the measured operation, and the baseline again. */
export type Turns<Result> = readonly [first: Result[], measured: Result[], second: Result[]]

/** Runs three operations in turns, the given number of times. */
export async function inTurns<Result>(
  times: number,
  baseline: () => Promise<Result>,
  measured: () => Promise<Result>,
): Promise<Turns<Result>> {
  const turns: Turns<Result> = [[], [], []]
  const runs = [baseline, measured, baseline].map((run, i) => ({ run, results: turns[i] ?? [] }))
  for (let turn = 0; turn < times; turn++) {
    for (const { run, results } of [...runs.slice(turn % 3), ...runs.slice(0, turn % 3)]) {
      results.push(await run())
    }
  }
  return turns
}

/** Compares the medians of durations measured in turns. */
export function comparisonOf([first, between, second]: Turns<number>): Comparison {
  return {
    baseline: (median(first) + median(second)) / 2,
    measured: median(between),
    noise: median(second) / median(first),
    minimum: { baseline: (Math.min(...first) + Math.min(...second)) / 2, measured: Math.min(...between) },
  }
}

/** Measures two operations in turns and compares their medians. */
export async function compare(
  times: number,
  baseline: () => Promise<unknown>,
  measured: () => Promise<unknown>,
): Promise<Comparison> {
  return comparisonOf(await inTurns(times, timed(baseline), timed(measured)))
}

function timed(run: () => Promise<unknown>): () => Promise<number> {
  return async () => {
    const start = performance.now()
    await run()
    return performance.now() - start
  }
}
