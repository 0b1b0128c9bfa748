import { expect, test } from 'vitest'
import { emptySendHistory } from '../../../../lambdas/domain/core/send-history.ts'
import { judge } from '../../../../lambdas/domain/gate/gate.ts'
import type { Program } from '../../../../lambdas/domain/tenant/definitions.ts'
import { replyText } from '../../../../lambdas/domain/words/reply-text.ts'
import { acme, hours, mainNumber, minutes, noon, text, withProgram } from '../../../fixtures.ts'
import { given, type Scenario } from '../../../given.ts'

const login = acme.programs.find(({ id }) => id === 'acme-login') as Program
const afterStop = { ...login, otpAfterStop: true }

function ask(scenario: Scenario, at: string, { program = login, now = at, used = false } = {}) {
  const codeRequest = { id: 'request-1', at, used }
  const question = {
    tenant: acme,
    program,
    messageClass: program.messageClass,
    from: program.number,
    codeRequest,
  }
  return judge(question, scenario.record, emptySendHistory, now)
}

test('GATE-10 an unknown person gets the code that they just asked for', () => {
  expect(ask(given(), noon)).toMatchObject({
    decision: 'allow',
    reason: 'requested_by_recipient',
    consent: { id: 'request-1', level: null, since: noon },
  })
})

test('GATE-10 a request is good for ten minutes', () => {
  expect(ask(given(), noon, { now: minutes(10) }).decision).toBe('allow')
  expect(ask(given(), noon, { now: minutes(10.01) })).toMatchObject({
    decision: 'deny',
    reason: 'no_consent',
  })
})

test('GATE-10 a request that was answered allows no second message', () => {
  expect(ask(given(), noon, { used: true }).reason).toBe('no_consent')
})

test('GATE-10 a program that sends no codes sends none on request', () => {
  const alerts = acme.programs.find(({ id }) => id === 'acme-alerts') as Program
  expect(ask(given(), noon, { program: alerts }).reason).toBe('no_consent')
})

test('GATE-10 after a stop nothing is sent, unless the program says so', () => {
  const stopped = given(text('STOP', noon))
  expect(ask(stopped, hours(1)).reason).toBe('opted_out')
  expect(ask(stopped, hours(1), { program: afterStop }).reason).toBe('requested_by_recipient')
})

test('GATE-10 only a request dated after the stop comes after it', () => {
  const stopped = given(text('STOP', minutes(5)))
  expect(ask(stopped, minutes(5), { program: afterStop, now: minutes(6) }).reason).toBe('opted_out')
})

test('GATE-10 a request dated ahead of the clock counts as made now', () => {
  const stopped = given(text('STOP', minutes(5)))
  expect(ask(stopped, minutes(7), { program: afterStop, now: minutes(5) }).reason).toBe('opted_out')
})

test('GATE-10 the answer to STOP names a new code as a way back, where one is sent', () => {
  const reply = { kind: 'stop_confirmation' as const, programs: [], had: ['acme-login'] }
  const tenant = withProgram(acme, 'acme-login', { otpAfterStop: true })
  expect(replyText(reply, tenant, { number: mainNumber, language: 'en' })).toContain(
    'Acme Login: ask for a new code, or HELP.',
  )
  expect(replyText(reply, acme, { number: mainNumber, language: 'en' })).toContain('Acme Login: reply HELP.')
  expect(replyText(reply, acme, { number: mainNumber, language: 'en' })).not.toContain('code')
})

test('OUT-6 codes are named only to people whom the program enrolled or texted', () => {
  const reply = { kind: 'stop_confirmation' as const, programs: [], had: ['acme-alerts'] }
  const tenant = withProgram(acme, 'acme-login', { otpAfterStop: true })
  expect(replyText(reply, tenant, { number: mainNumber, language: 'en' })).not.toContain('Login')
  expect(
    replyText({ ...reply, texted: ['acme-login'] }, tenant, { number: mainNumber, language: 'en' }),
  ).toContain('Login')
})
