import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, longest first. */
const LONGEST = [
  'lib/validation',
  'walks/site',
  'local/system',
  'local/least-privilege',
  'faults/crash',
  'faults/history',
  'pages/site/accessibility',
  'client/local',
  'handlers/evidence',
  'faults/retention',
  'client/send',
  'faults/gate',
  'faults/send-table',
  'faults/sender',
]

/** Starts the longest files first, so that no worker is alone with one in the end, and all others in random order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const random = randomOf(this.ctx.config.sequence.seed)
    return files
      .toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1))
      .map((file) => ({ file, place: placeOf(file.moduleId), chance: random() }))
      .sort((a, b) => a.place - b.place || a.chance - b.chance)
      .map(({ file }) => file)
  }
}

function placeOf(moduleId: string): number {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
  return place < 0 ? LONGEST.length : place
}

/** Numbers from 0 to 1 that a seed decides (mulberry32), so that `--sequence.seed` repeats an order. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
