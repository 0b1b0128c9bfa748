import { expect, test } from 'vitest'
import { type ReadingContext, readMessage } from '../../../../lambdas/domain/classify/read-message.ts'
import { acme } from '../../../fixtures.ts'

const kindOf = (body: string, context?: ReadingContext) => readMessage(body, acme, context).kind

test('OUT-2 "cancel please" is a stop in answer to our question, else unsure', () => {
  expect([kindOf('cancel please'), kindOf('cancel please', { asked: 'question' })]).toEqual([
    'unsure',
    'stop',
  ])
})

test('IN-5 "yes please" is a yes in answer to our request, else an ordinary message', () => {
  expect([kindOf('yes please', { asked: 'request' }), kindOf('yes please')]).toEqual(['yes', 'other'])
})

test('OUT-2 "stp" is a stop unless the tenant may be writing in French', () => {
  const read = [['en'], ['en', 'fr'], undefined].map((languages) => kindOf('stp', { languages }))
  expect(read).toEqual(['stop', 'unsure', 'unsure'])
})

test.each(['arrêtez vos messages', 'no me manden más mensajes', 'parem de mandar mensagens'])(
  'OUT-2 %j is a stop whatever the tenant writes in',
  (body) => {
    expect(kindOf(body, { languages: ['en'] })).toBe('stop')
  },
)

test('OUT-4 a stop word and the name of a program stop that program alone', () => {
  expect(readMessage('stop Acme Offers', acme)).toMatchObject({ kind: 'stop', program: 'acme-offers' })
})

test.each(['stop acme', 'stop acme offers and alerts', 'stop acme news'])(
  'OUT-4 %j stops everything',
  (body) => {
    expect(readMessage(body, acme)).toMatchObject({ kind: 'stop', program: null })
  },
)

test.each(['> Reply STOP to end\nYES', '> STOP to end\nSTART'])(
  'OUT-3 a keyword under a quoted stop is unsure: %j',
  (body) => {
    expect(kindOf(body)).toBe('unsure')
  },
)

test('OUT-2 a reading says which phrase decided, and by which words', () => {
  expect(readMessage('Hi! No more texts', acme)).toMatchObject({
    kind: 'stop',
    rule: expect.stringMatching(/^phrase en: no/),
    words: ['no', 'more', 'texts'],
  })
})

test('OUT-2 a reading without a phrase says which cues decided', () => {
  expect(readMessage('the weather is nice', acme)).toMatchObject({
    kind: 'other',
    rule: expect.stringMatching(/^cues: -/),
  })
})
