import { expect, test } from 'vitest'
import { acme, globex, minutes, noon, refusingNumber, text } from '../../../fixtures.ts'
import { given, givenAt } from '../../../given.ts'

const both = [text('START', noon), text('OFFERS', minutes(1))] as const

test('OUT-4 a stop reaches every program, those never joined included', () => {
  const scenario = given(...both, text('STOP', minutes(2)))
  for (const { id } of acme.programs) scenario.thenStatus(id, 'opted_out')
})

test('OUT-4 a stop sent to one number of the tenant reaches what comes from another', () => {
  given(...both, text('STOP', minutes(2), { number: refusingNumber })).thenStatus('acme-offers', 'opted_out')
})

test('OUT-4 a stop sent to a number that no definition names stops the tenant', () => {
  given(...both)
    .when(text('STOP', minutes(2), { number: null }))
    .thenEvents({ type: 'opted_out', program: null, number: null, reply: null })
})

test('OUT-4 STOP with a keyword stops that program alone', () => {
  given(...both)
    .when(text('STOP OFFERS', minutes(2)))
    .thenEvents({ type: 'opted_out', program: 'acme-offers' })
    .thenStatus('acme-offers', 'opted_out')
    .thenStatus('acme-alerts', 'opted_in')
})

test('OUT-4 another tenant has no such keyword, so STOP OFFERS stops all of it', () => {
  givenAt(globex, text('START', noon, { number: '+12065550110' }))
    .when(text('STOP OFFERS', minutes(1), { number: '+12065550110' }))
    .thenStatus('globex-news', 'opted_out')
})

test('OUT-4 STOP OFFERS stops a program whose id is the name of a JavaScript function', () => {
  const programs = acme.programs.map((program) =>
    program.id === 'acme-offers' ? { ...program, id: 'constructor' } : program,
  )
  const scenario = givenAt({ ...acme, programs }, text('OFFERS', noon), text('STOP OFFERS', minutes(1)))
  expect(scenario.record.stops.byProgram).toEqual({ constructor: minutes(1) })
})

test('OUT-6 a stop owes one confirmation', () => {
  given(...both)
    .when(text('STOP', minutes(2)))
    .thenEvents({ type: 'opted_out', program: null, reply: { kind: 'stop_confirmation', programs: [] } })
})

test('OUT-6 a stop from a number never seen is confirmed', () => {
  given()
    .when(text('STOP', noon))
    .thenEvents({ reply: { kind: 'stop_confirmation', programs: [] } })
})

test('OUT-6 the stop of one program is confirmed for that program', () => {
  given(...both)
    .when(text('STOP OFFERS', minutes(2)))
    .thenEvents({ reply: { kind: 'stop_confirmation', programs: ['acme-offers'] } })
})

test('OUT-6 after STOP OFFERS, STOP is a new stop and is confirmed', () => {
  given(...both, text('STOP OFFERS', minutes(2)))
    .when(text('STOP', minutes(3)))
    .thenEvents({ type: 'opted_out', program: null, reply: { kind: 'stop_confirmation', programs: [] } })
})

test.each(['Hello', 'YES', 'Not interested', 'STOP', 'STOP OFFERS'])(
  'OUT-6 after a stop %j is answered by no text',
  (body) => {
    const { last } = given(...both, text('STOP', minutes(2))).when(text(body, minutes(3)))
    expect(last.flatMap(({ reply }) => reply ?? [])).toEqual([])
  },
)

test.each([
  ['HELP', 'help'],
  ['START', 'opt_in_confirmation'],
])('OUT-6 after a stop %s is still answered', (body, kind) => {
  const { last } = given(text('STOP', noon)).when(text(body, minutes(1)))
  expect(last[0]?.reply?.kind).toBe(kind)
})

test('OUT-6 each stop after coming back is confirmed again', () => {
  given(text('STOP', noon), text('START', minutes(1)))
    .when(text('STOP', minutes(2)))
    .thenEvents({ reply: { kind: 'stop_confirmation', programs: [] } })
})

test('OUT-7 a new STOP while stopped is an event without a text', () => {
  given(text('STOP', noon))
    .when(text('STOP', minutes(1)))
    .thenEvents({ type: 'opted_out', program: null, at: minutes(1), reply: null })
})

test.each(['START', 'UNSTOP'])('OUT-9 %s after a stop opts in again', (body) => {
  given(text('START', noon), text('STOP', minutes(1)), text(body, minutes(2))).thenStatus(
    'acme-alerts',
    'opted_in',
  )
})

test('OUT-9 coming back to one program leaves the others stopped', () => {
  given(...both, text('STOP', minutes(2)), text('OFFERS', minutes(3)))
    .thenStatus('acme-offers', 'opted_in')
    .thenStatus('acme-alerts', 'opted_out')
})

test('OUT-9 START lifts the stop of the default program alone after STOP OFFERS', () => {
  given(text('STOP OFFERS', noon), text('START', minutes(1)))
    .thenStatus('acme-alerts', 'opted_in')
    .thenStatus('acme-offers', 'opted_out')
})

test('EVT-1 a brand-wide stop is one event', () => {
  expect(given(...both, text('STOP', minutes(2))).last).toHaveLength(1)
})
