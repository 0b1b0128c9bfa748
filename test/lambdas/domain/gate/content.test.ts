import { expect, test } from 'vitest'
import type { Grant } from '../../../../lambdas/domain/core/record/record.ts'
import { emptySendHistory, type SendHistory } from '../../../../lambdas/domain/core/send-history.ts'
import { carry, contentDue, uncarry } from '../../../../lambdas/domain/gate/content.ts'
import { days, hours, noon } from '../../../fixtures.ts'

const grant: Grant = { id: 'life.1', level: 'express', medium: 'sms_keyword', since: noon, confirmed: true }
const imported: Grant = { ...grant, confirmed: false }
const first = { program: 'acme-alerts', confirms: undefined, at: noon }
/** What confirmed the grant has left. */
const confirmed = { ...emptySendHistory, replies: { '+12065550100': [noon] } }
const due = (sends: SendHistory = confirmed, now = noon, by = grant) =>
  contentDue('acme-alerts', by, sends, now)

test('GATE-11 the first message of a program carries brand, opt-out words and the help contact', () => {
  expect(due()).toEqual(['brand', 'opt_out', 'help'])
})

test('GATE-11 what was carried is due again after 30 days', () => {
  const sends = carry(first, ['brand', 'opt_out', 'help'], confirmed)
  expect(due(sends, days(29.99))).toEqual(['brand'])
  expect(due(sends, days(30.01))).toEqual(['brand', 'opt_out', 'help'])
})

test('GATE-11 what one program carried says nothing of another', () => {
  const sends = carry(first, ['brand', 'opt_out', 'help'], confirmed)
  expect(contentDue('acme-offers', grant, sends, hours(1))).toContain('opt_out')
})

test('GATE-11 a grant that was never confirmed is confirmed by the first message, once', () => {
  expect(due(confirmed, noon, imported)).toContain('confirmation')
  const sends = carry(
    { ...first, confirms: 'life.1' },
    ['brand', 'opt_out', 'help', 'confirmation'],
    confirmed,
  )
  expect(due(sends, hours(1), imported)).toEqual(['brand'])
})

test('GATE-11 a confirmation that did not leave is made up for', () => {
  expect(due({ ...confirmed, unconfirmed: ['life.1'] })).toContain('confirmation')
})

test('GATE-11 what did not leave, or may not have, has carried nothing', () => {
  const confirming = { ...first, confirms: 'life.1' }
  const sends = carry(confirming, ['brand', 'opt_out', 'help', 'confirmation'], confirmed)
  expect(due(uncarry(confirming, sends), hours(1), imported)).toEqual([
    'brand',
    'opt_out',
    'help',
    'confirmation',
  ])
})

test('IN-9 no text comes before the confirmation: until it has left, a message says what it would', () => {
  expect(due(emptySendHistory, hours(0.99))).toContain('confirmation')
  expect(due(emptySendHistory, hours(1))).not.toContain('confirmation')
})
