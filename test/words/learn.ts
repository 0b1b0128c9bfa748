import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { devCorpus } from './corpus.ts'
import { examplesOf } from './examples.ts'
import { learn } from './logistic.ts'

const FILE = join(import.meta.dirname, '../../lambdas/domain/reading/cues.json')
/** Cues that weigh less than this either way are left out. */
const LIGHTEST = 0.3

const { bias, cues } = learn(examplesOf(devCorpus()))
const kept = [...cues]
  .map(([cue, weight]): [string, number] => [cue, Math.round(weight * 10) / 10])
  .filter(([, weight]) => Math.abs(weight) >= LIGHTEST)
  .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
const lines = kept.map(([cue, weight]) => `    ${JSON.stringify(cue)}: ${weight}`)
writeFileSync(
  FILE,
  `{\n  "bias": ${Math.round(bias * 10) / 10},\n  "weights": {\n${lines.join(',\n')}\n  }\n}\n`,
)
console.log(`${kept.length} cues of ${cues.size} written`)
