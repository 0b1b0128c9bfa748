import { beforeEach, expect, test } from 'vitest'
import { applicationEvent } from '../../../lambdas/contract/application-event.ts'
import { anyGateAnswer, gateAnswer, gateAnswers } from '../../../lambdas/contract/gate-answer.ts'
import { refusal } from '../../../lambdas/contract/refusal.ts'
import { PERSON, type System, systemOn } from '../../system.ts'
import { newTable } from '../../table.ts'

const OTHER = '+12065550143'
const ALERTS = { program: 'acme-alerts', to: PERSON }

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

test.each([
  ['no consent', ALERTS, [], 'no_consent'],
  ['what is no number', { ...ALERTS, to: '425' }, [], 'invalid_number'],
  ['an opt-in', ALERTS, ['START'], 'opted_in'],
  [
    'too low an opt-in',
    { ...ALERTS, program: 'acme-offers' },
    ['where is my order?'],
    'insufficient_consent',
  ],
  [
    'an open window',
    { ...ALERTS, messageClass: 'conversational' },
    ['where is my order?'],
    'conversation_window',
  ],
  ['a stop', ALERTS, ['START', 'STOP'], 'opted_out'],
])('the answer for %s is contract 1, whole', async (_, question, texts, reason) => {
  for (const text of texts) await system.text(text)
  const answer = await system.gate(question)
  expect(gateAnswer.parse(answer)).toEqual(answer)
  expect(answer).toMatchObject({ reason })
})

test('the answer for a device that no human holds is contract 1, whole', async () => {
  const owning = { action: 'own', tenant: 'acme', by: 'dana', to: PERSON, set: true, note: 'a test phone' }
  await system.operator(owning)
  const answer = await system.gate(ALERTS)
  expect(gateAnswer.parse(answer)).toEqual(answer)
  expect(answer).toMatchObject({ reason: 'owned_device', consent: { level: null } })
})

test('the answer for many is contract 1, whole', async () => {
  await system.text('START')
  const answer = await system.gate({ ...ALERTS, to: [PERSON, OTHER, 'x'] })
  expect(gateAnswers.parse(answer)).toEqual(answer)
  expect(anyGateAnswer.parse(answer)).toEqual(answer)
})

test.each([
  ['an unknown program', { ...ALERTS, program: 'nobodys' }],
  ['no program', { to: PERSON }],
])('the refusal of %s is contract 1, whole', async (_, question) => {
  const answer = await system.gate(question)
  expect(refusal.parse(answer)).toEqual(answer)
})

test('every event that the application hears is contract 1, whole', async () => {
  for (const text of ['START', 'HELP', 'is my order on its way?', 'not interested', 'STOP']) {
    await system.text(text)
  }
  await system.operator({ action: 'erase', tenant: 'acme', by: 'dana', to: PERSON })
  await system.settle()
  expect(system.published.map((event) => applicationEvent.parse(event))).toEqual(system.published)
  expect(system.published.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['opted_in', 'help_asked', 'message_received', 'opted_out', 'erased']),
  )
})
