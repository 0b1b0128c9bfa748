import { expect, test } from 'vitest'
import { acme, noon, text } from '../../../fixtures.ts'
import { givenAt } from '../../../given.ts'

test('OUT-2: a word that is please in one language and a slip for STOP in another is asked about', () => {
  expect(givenAt(acme, text('stp', noon)).last.map(({ type }) => type)).toEqual(['review_opened'])
})

test('OUT-2: a stop in ordinary words stops, in whatever language', () => {
  const scenario = givenAt({ ...acme, languages: ['en'] }, text('arrêtez de m’envoyer des messages', noon))
  expect(scenario.last.map(({ type }) => type)).toEqual(['opted_out'])
})

test('CONV-1: other business that holds a stop word is an ordinary message', () => {
  const scenario = givenAt(acme, text('cancel my 3pm appointment', noon))
  expect(scenario.last.map(({ type }) => type)).toEqual(['window_opened', 'message_received'])
})
