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
}

/** Medians of three things done in turns: the baseline, the thing measured, and the baseline once more. */
export async function compare(
  times: number,
  baseline: () => Promise<unknown>,
  measured: () => Promise<unknown>,
): Promise<Comparison> {
  const runs = [
    { run: baseline, taken: [] as number[] },
    { run: measured, taken: [] as number[] },
    { run: baseline, taken: [] as number[] },
  ] as const
  for (let turn = 0; turn < times; turn++) {
    for (const { run, taken } of [...runs.slice(turn % 3), ...runs.slice(0, turn % 3)]) {
      const start = performance.now()
      await run()
      taken.push(performance.now() - start)
    }
  }
  const [first, between, second] = runs.map(({ taken }) => median(taken)) as [number, number, number]
  return { baseline: (first + second) / 2, measured: between, noise: second / first }
}
