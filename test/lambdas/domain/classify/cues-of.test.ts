import { expect, test } from 'vitest'
import { cuesOf, isQuestion } from '../../../../lambdas/domain/classify/cues-of.ts'
import { tokensOf } from '../../../../lambdas/domain/classify/tokens.ts'

const cues = (body: string) => cuesOf(tokensOf(body), isQuestion(body))

test('OUT-2 words of one concept are one cue, in whatever language and form', () => {
  for (const word of ['deleting', 'borrando', 'effacez', 'apaguem']) expect(cues(word)).toContain('<quit>')
})

test('OUT-2 concepts up to three words apart are a cue together', () => {
  expect(cues('nobody here wants it')).toContain('<deny> _ <want>')
  expect(cues('nobody wants it')).toContain('<deny> _ <want>')
  expect(cues('nobody in this whole town wants it')).not.toContain('<deny> _ <want>')
})

test('OUT-2 what a longer word begins with is a cue', () => {
  expect(cues('parking')).toContain('park*')
  expect(cues('park')).not.toContain('park*')
})

test('OUT-2 a question mark is a cue', () => {
  expect(cues('stop?')).toContain('?')
  expect(cues('stop')).not.toContain('?')
})
