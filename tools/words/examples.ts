import { cuesOf, isQuestion } from '../../lambdas/domain/classify/cues-of.ts'
import { readPhrases } from '../../lambdas/domain/classify/read-phrases.ts'
import { tokensOf } from '../../lambdas/domain/classify/tokens.ts'
import type { Message } from '../../test/corpora/corpus.ts'
import type { Example } from './logistic.ts'

/** What the weights are learned from: the stops and the others, as the cues that they hold. */
export function examplesOf(messages: readonly Message[]): Example[] {
  return messages
    .filter(({ label }) => label === 'stop' || label === 'other')
    .map(({ text, label }) => ({
      cues: cuesOf(readPhrases(tokensOf(text)).rest, isQuestion(text)),
      stop: label === 'stop',
    }))
}
