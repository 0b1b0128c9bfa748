import { expect, test } from 'vitest'
import { emptySendHistory } from '../../../../lambdas/domain/core/send-history.ts'
import { decideGate } from '../../../../lambdas/domain/gate/decide-gate.ts'
import type { Verdict } from '../../../../lambdas/domain/gate/gate.ts'
import type { Program } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, days, hours, mainNumber, minutes, noon, request, text, withNumber } from '../../../fixtures.ts'
import { given, givenAt } from '../../../given.ts'

const anyTime = { caps: [], opensAt: (from: string) => from, closesAt: () => days(1) }

/** What the gate answers about a person who opted in, asked by a number. */
function answerFor(to: string): Verdict {
  const { record } = given(text('START', noon))
  const [program] = acme.programs as [Program]
  const question = { tenant: acme, program, messageClass: program.messageClass, from: program.number }
  const context = { record, sends: emptySendHistory, schedule: () => anyTime }
  return decideGate(question, to, context, hours(1))
}

/** GATE-12: of two reasons that both hold, the earlier in the order is the answer. */
const wrote = text('Hello there', minutes(1))
const unsure = text('Not interested', minutes(2))
const weak = [request('acme-offers', noon, { level: 'express' }), text('YES', minutes(1))]

test.each([
  '',
  '12065550142',
  '+02065550142',
  '+120655',
  '+1 206 555 0142',
  '+1206555014212345',
  '+12065550142\n',
  '+１２０６',
])('GATE-12 invalid_number: %j is denied for that, whatever is on record', (to) => {
  expect(answerFor(to)).toEqual({ decision: 'deny', reason: 'invalid_number', consent: null, include: [] })
})

test.each(['+1206555', '+12065550142', '+120655501421234'])('GATE-12 %s is a number', (to) => {
  expect(answerFor(to)).toMatchObject({ decision: 'allow', reason: 'opted_in' })
})

test('GATE-12 opted_out comes before pending_review', () => {
  const scenario = given(text('STOP', noon), unsure)
  expect(scenario.ask('acme-offers').reason).toBe('opted_out')
})

test('GATE-12 opted_out comes before conversation_window', () => {
  const scenario = given(text('STOP', noon), text('START', minutes(1)), text('Hello', minutes(2)))
  expect(scenario.ask('acme-offers', { messageClass: 'conversational' }).reason).toBe('opted_out')
})

test('GATE-12 opted_out comes before pending_confirmation', () => {
  const scenario = given(text('STOP', noon), request('acme-offers', minutes(1)))
  expect(scenario.ask('acme-offers').reason).toBe('opted_out')
})

test('GATE-12 pending_review comes before opted_in, for promotional messages only', () => {
  const scenario = given(text('OFFERS', noon), text('START', minutes(1)), unsure)
  expect(scenario.ask('acme-offers')).toMatchObject({
    decision: 'deny',
    reason: 'pending_review',
    consent: null,
  })
  expect(scenario.ask('acme-alerts')).toMatchObject({ decision: 'allow', reason: 'opted_in' })
})

test('GATE-12 pending_review comes before insufficient_consent', () => {
  expect(given(...weak, unsure).ask('acme-offers').reason).toBe('pending_review')
})

test('GATE-12 pending_review comes before no_consent', () => {
  expect(given(unsure).ask('acme-offers').reason).toBe('pending_review')
})

test('GATE-12 opted_in comes before conversation_window', () => {
  const scenario = given(text('START', noon), wrote)
  expect(scenario.ask('acme-alerts', { messageClass: 'conversational' }).reason).toBe('opted_in')
})

test('GATE-12 opted_in comes before pending_confirmation', () => {
  const scenario = given(text('START', noon), request('acme-alerts', minutes(1)))
  expect(scenario.ask('acme-alerts').reason).toBe('opted_in')
})

test('GATE-12 conversation_window comes before pending_confirmation', () => {
  const scenario = given(request('acme-alerts', noon), wrote)
  expect(scenario.ask('acme-alerts', { messageClass: 'conversational' }).reason).toBe('conversation_window')
})

test('GATE-12 insufficient_consent comes before pending_confirmation, for a grant', () => {
  const scenario = given(...weak, request('acme-offers', minutes(2)))
  expect(scenario.ask('acme-offers')).toMatchObject({
    reason: 'insufficient_consent',
    consent: { level: 'express' },
  })
})

test('GATE-12 insufficient_consent comes before pending_confirmation, for a window', () => {
  expect(given(request('acme-alerts', noon), wrote).ask('acme-alerts').reason).toBe('insufficient_consent')
})

test('GATE-12 a window that is over is not too low a consent but none', () => {
  const answer = given(wrote).ask('acme-alerts', { now: days(2) })
  expect(answer).toEqual({ decision: 'deny', reason: 'no_consent', consent: null, include: [] })
})

test('GATE-12 pending_confirmation comes before no_consent, until the request is over', () => {
  const scenario = given(request('acme-alerts', noon))
  expect(scenario.ask('acme-alerts', { now: hours(23) }).reason).toBe('pending_confirmation')
  expect(scenario.ask('acme-alerts', { now: days(1) }).reason).toBe('no_consent')
})

test('GATE-12 a stop dated later than the grant is the answer at once', () => {
  const scenario = given(text('START', noon), text('STOP', minutes(1)))
  expect(scenario.ask('acme-alerts', { now: minutes(1) }).reason).toBe('opted_out')
})

test('GATE-12 a window reopened after a stop, where the number allows it, answers conversations only', () => {
  const tenant = withNumber(acme, mainNumber, { conversationAfterStop: true })
  const scenario = givenAt(tenant, text('STOP', noon), wrote)
  expect(scenario.ask('acme-alerts', { messageClass: 'conversational' }).reason).toBe('conversation_window')
  expect(scenario.ask('acme-alerts').reason).toBe('opted_out')
})
