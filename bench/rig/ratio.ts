import type { Comparison } from './interleaved.ts'

/** The ratio of a comparison, with its target. */
export function ratioOf({ baseline, measured, noise }: Comparison, target: string): string {
  return `ratio ${(measured / baseline).toFixed(3)} (target at most ${target}; noise ${noise.toFixed(3)})`
}
