import { createHash } from 'node:crypto'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, longest first. */
const LONGEST = [
  'walks/site',
  'phone/handset',
  'iam/least-privilege',
  'local/system',
  'faults/crash',
  'kit/kit',
  'walks/console',
  'pages/site/accessibility',
  'local/outage',
  'client/local',
  'lib/many-numbers',
  'lib/validation',
  'records/evidence',
  'site/many-programs',
  'faults/retention',
  'faults/gate',
  'sending/send-table',
  'differential/differential',
]

/** Starts the longest files first, so that no worker is alone with one in the end, and all others in random order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence
    return files
      .map((file) => ({ file, place: placeOf(file.moduleId), chance: hashOf(seed, file.moduleId) }))
      .sort((a, b) => a.place - b.place || (a.chance < b.chance ? -1 : 1))
      .map(({ file }) => file)
  }
}

function placeOf(moduleId: string): number {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
  return place < 0 ? LONGEST.length : place
}

/** What stands for chance: `--sequence.seed` repeats an order. */
function hashOf(seed: number, moduleId: string): string {
  return createHash('sha256').update(`${seed} ${moduleId}`).digest('hex')
}
