import { expect, test } from 'vitest'
import { emptyRecord } from '../../../../lambdas/domain/core/record/record.ts'
import { emptySendHistory } from '../../../../lambdas/domain/core/send-history.ts'
import { acme, days, globex, hours, minutes, noon, refusingNumber, request, text } from '../../../fixtures.ts'
import { given, givenAt } from '../../../given.ts'

const written = text('OFFERS', noon)
const express = text('START', noon)
const wrote = text('Where is my order?', noon)

test('GATE-1 an unknown person is sent nothing', () => {
  const scenario = given()
  const denied = acme.programs.map(({ id }) => scenario.ask(id))
  expect(denied.map(({ decision, reason }) => [decision, reason])).toEqual(
    acme.programs.map(() => ['deny', 'no_consent']),
  )
})

test('GATE-1 a program that the record never mentions is denied', () => {
  expect(given(written).ask('acme-alerts')).toMatchObject({ decision: 'deny', reason: 'no_consent' })
})

test('GATE-1 asking for help is no consent', () => {
  expect(given(text('HELP', noon)).ask('acme-alerts')).toMatchObject({
    decision: 'deny',
    reason: 'no_consent',
  })
})

test.each([
  ['conversational', wrote, 'allow'],
  ['informational', wrote, 'deny'],
  ['promotional', wrote, 'deny'],
  ['conversational', express, 'allow'],
  ['informational', express, 'allow'],
  ['promotional', express, 'deny'],
] as const)('GATE-2 a %s message after %j: %3$s', (messageClass, step, decision) => {
  expect(given(step).ask('acme-alerts', { messageClass }).decision).toBe(decision)
})

test.each(['conversational', 'informational', 'promotional'] as const)(
  'GATE-2 express_written is enough for a %s message',
  (messageClass) => {
    expect(given(written).ask('acme-offers', { messageClass }).decision).toBe('allow')
  },
)

test('GATE-2 conversational without a window is judged as the class of the program', () => {
  const weak = given(request('acme-offers', noon, { level: 'express' }), text('YES', minutes(1)))
  expect(weak.ask('acme-offers', { messageClass: 'conversational' }).reason).toBe('insufficient_consent')
})

test('GATE-2 a caller may name a stricter class than the program has', () => {
  expect(given(express).ask('acme-alerts', { messageClass: 'promotional' }).reason).toBe(
    'insufficient_consent',
  )
})

test.each(['acme-alerts', 'acme-login'])('GATE-3 consent to acme-offers does not allow %s', (program) => {
  expect(given(written).ask(program)).toMatchObject({ decision: 'deny', consent: null })
})

test('GATE-3 a window is no consent to any program', () => {
  const scenario = given(wrote)
  const decisions = acme.programs.map(({ id }) => scenario.ask(id).decision)
  expect(decisions).toEqual(['deny', 'deny', 'deny'])
})

test('GATE-3 a window on one number answers from no other', () => {
  const answer = given(wrote).ask('acme-alerts', { messageClass: 'conversational', from: refusingNumber })
  expect(answer).toEqual({ decision: 'deny', reason: 'no_consent', consent: null, include: [] })
})

test('GATE-3 a consent at one tenant is on no record of another', () => {
  expect(givenAt(globex).record).toEqual(emptyRecord)
})

test('GATE-6 an allowance names the grant: event, level, medium, since', () => {
  expect(given(express).ask('acme-alerts').consent).toEqual({
    id: 'life.1',
    level: 'express',
    medium: 'sms_keyword',
    since: noon,
  })
})

test('GATE-6 an allowance by a window names the event of the message, and until when', () => {
  expect(given(wrote).ask('acme-alerts', { messageClass: 'conversational' })).toMatchObject({
    reason: 'conversation_window',
    consent: { id: 'life.1', level: 'implied', medium: 'sms_message', until: days(1) },
  })
})

test('GATE-6 a consent that is too low is named', () => {
  const answer = given(wrote).ask('acme-alerts')
  expect(answer).toMatchObject({
    reason: 'insufficient_consent',
    consent: { level: 'implied', until: days(1) },
  })
})

test('GATE-6 an allowance names what the text must carry, a denial nothing', () => {
  expect(given(express).ask('acme-alerts').include).toEqual(['brand', 'opt_out', 'help'])
  expect(given().ask('acme-alerts').include).toEqual([])
})

test('GATE-6 a grant whose confirmation never left asks for its content', () => {
  const sends = { ...emptySendHistory, unconfirmed: ['life.1'] }
  expect(given(express).ask('acme-alerts', { sends }).include).toContain('confirmation')
})

test('GATE-6 the grant named is the one that counts after coming back', () => {
  const scenario = given(express, text('STOP', hours(1)), text('START', hours(2)))
  expect(scenario.ask('acme-alerts', { now: hours(3) }).consent).toMatchObject({ since: hours(2) })
})
