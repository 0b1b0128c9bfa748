import { expect, test } from 'vitest'
import { replyText } from '../../../../lambdas/domain/words/reply-text.ts'
import { acme, globex, mainNumber, minutes, noon, refusingNumber, request, text } from '../../../fixtures.ts'
import { given } from '../../../given.ts'

const states = [
  ['never seen', []],
  ['opted in', [text('START', noon)]],
  ['stopped', [text('STOP', noon)]],
  ['pending', [request('acme-offers', noon)]],
  ['under review', [text('Not interested', noon)]],
] as const

test.each(states)('HELP-1 HELP is answered whoever asks: %s', (_, history) => {
  given(...history)
    .when(text('help', minutes(1)))
    .thenEvents({ type: 'help_asked', program: null, body: 'help', reply: { kind: 'help', programs: [] } })
})

test.each(states)('HELP-1 HELP changes no consent: %s', (_, history) => {
  const scenario = given(...history)
  const { programs, stops, review, windows } = scenario.when(text('HELP', minutes(1))).record
  const { record } = scenario
  expect({ programs, stops, review, windows }).toEqual({
    programs: record.programs,
    stops: record.stops,
    review: record.review,
    windows: record.windows,
  })
})

test('HELP-1 HELP is answered on a number that refuses opt-in', () => {
  given()
    .when(text('INFO', noon, { number: refusingNumber }))
    .thenEvents({ reply: { kind: 'help', programs: [] } })
})

test('HELP-1 the answer names the brand and a contact', () => {
  const answer = replyText({ kind: 'help', programs: [] }, acme, { number: mainNumber, language: 'en' })
  expect(answer).toContain('Acme')
  expect(answer).toContain('help@acme.example')
})

test('HELP-1 each tenant answers for itself', () => {
  const answer = replyText({ kind: 'help', programs: [] }, globex, { number: '+12065550110', language: 'en' })
  expect(answer).toContain('Globex')
  expect(answer).toContain('care@globex.example')
})
