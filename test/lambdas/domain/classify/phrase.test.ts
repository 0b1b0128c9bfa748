import { expect, test } from 'vitest'
import { findPhrases } from '../../../../lambdas/domain/classify/find-phrase.ts'
import { compilePhrase, firstWords, type PhraseKind } from '../../../../lambdas/domain/classify/phrase.ts'
import { tokensOf } from '../../../../lambdas/domain/classify/tokens.ts'

const sets = new Map([['message', new Set(['texts', 'sms'])]])

function holds(source: string, body: string, kind: PhraseKind = 'stop'): boolean {
  const phrase = compilePhrase(kind, 'en', source, sets)
  const index = new Map([...firstWords(phrase)].map((word) => [word, [phrase]]))
  return findPhrases(tokensOf(body), index).length > 0
}

test.each([
  ['no more {message}', 'no more texts'],
  ['no more|further {message}', 'no further sms'],
  ['no more? {message}', 'no texts'],
  ['stop _2 {message}', 'stop all your texts'],
  ['stop _2 {message}', 'stop texts'],
  ['^ stop $', 'I am at work, stop'],
  ['^^ stop', 'stop that'],
  ['stop $$', 'please stop'],
  ['no more {message}|$', 'no more'],
  ['please? stop', 'stop'],
])('OUT-2 the phrase %j is found in %j', (source, body) => {
  expect(holds(source, body)).toBe(true)
})

test.each([
  ['no more {message}', 'no texts'],
  ['stop _2 {message}', 'stop a b c texts'],
  ['stop _2 {message}', 'stop now. your texts'],
  ['^ stop', 'bus stop'],
  ['^^ stop', 'ok. stop'],
  ['stop $', 'stop that'],
  ['stop $$', 'stop, I am at work'],
])('OUT-2 the phrase %j is not found in %j', (source, body) => {
  expect(holds(source, body)).toBe(false)
})

test('OUT-2 a gap of other business ends where its clause ends', () => {
  expect(holds('phone _2 stop', 'my phone, please stop', 'other')).toBe(false)
})

test('a phrase that names a set nobody defined does not compile', () => {
  expect(() => compilePhrase('stop', 'en', 'no {nonsense}', sets)).toThrow('nonsense')
})
