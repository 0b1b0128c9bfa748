import { expect, test } from 'vitest'
import learned from '../../lambdas/domain/reading/cues.json' with { type: 'json' }
import { devCorpus } from './corpus.ts'
import { learnCues } from './learn-cues.ts'

test('the weights that ship are what the dev corpus teaches, to the last digit', () => {
  expect(learnCues(devCorpus())).toEqual(learned)
})
