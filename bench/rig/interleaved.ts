/** The median of some durations, in milliseconds. */
export function median(durations: readonly number[]): number {
  return durations.toSorted((a, b) => a - b)[Math.floor(durations.length / 2)] ?? Number.NaN
}

/** What two ways of doing something took, measured in turns so that the machine's moods fall on both alike. */
export interface Comparison {
  baseline: number
  measured: number
  /** The same baseline measured against itself: how much of a ratio is noise. */
  noise: number
  /** The shortest of each, of equally many: the baseline's is the mean of its two. */
  least: { baseline: number; measured: number }
}

/** What three things done in turns gave: the baseline, the thing measured, and the baseline once more. */
export type Turns<Result> = readonly [first: Result[], measured: Result[], second: Result[]]

/** Does three things in turns, so many times. */
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

/** Medians of durations that were taken in turns. */
export function comparisonOf([first, between, second]: Turns<number>): Comparison {
  return {
    baseline: (median(first) + median(second)) / 2,
    measured: median(between),
    noise: median(second) / median(first),
    least: { baseline: (Math.min(...first) + Math.min(...second)) / 2, measured: Math.min(...between) },
  }
}

/** Medians of how long three things took, done in turns. */
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
