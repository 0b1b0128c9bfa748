import { cuesOf, isQuestion } from '../../lambdas/domain/reading/cues-of.ts'
import { readPhrases } from '../../lambdas/domain/reading/read-phrases.ts'
import { tokensOf } from '../../lambdas/domain/reading/tokens.ts'
import type { Message } from './corpus.ts'
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
