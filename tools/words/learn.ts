import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { devCorpus } from '../../test/corpora/corpus.ts'
import { learnCues } from './learn-cues.ts'

const FILE = join(import.meta.dirname, '../../lambdas/domain/classify/cues.json')

const learned = learnCues(devCorpus())
writeFileSync(FILE, `${JSON.stringify(learned, null, 2)}\n`)
console.log(`${Object.values(learned.weights).join('|').split('|').length} cues written`)
