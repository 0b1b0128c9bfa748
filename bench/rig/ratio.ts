import type { Comparison } from './interleaved.ts'

/** What a comparison says beside its target. */
export function ratioOf({ baseline, measured, noise }: Comparison, most: string): string {
  return `ratio ${(measured / baseline).toFixed(3)} (target at most ${most}; noise ${noise.toFixed(3)})`
}
