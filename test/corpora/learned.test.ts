import { expect, test } from 'vitest'
import learned from '../../lambdas/domain/classify/cues.json' with { type: 'json' }
import { learnCues } from '../../tools/words/learn-cues.ts'
import { devCorpus } from './corpus.ts'

test('the weights that ship are what the dev corpus teaches, to the last digit', () => {
  expect(learnCues(devCorpus())).toEqual(learned)
})
