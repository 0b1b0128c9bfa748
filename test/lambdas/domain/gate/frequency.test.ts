import { expect, test } from 'vitest'
import { emptySendHistory, type SendHistory } from '../../../../lambdas/domain/core/send-history.ts'
import { breaksPromise, countMessage, uncountMessage } from '../../../../lambdas/domain/gate/frequency.ts'
import type { Frequency, Program } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, days, hours, minutes, noon } from '../../../fixtures.ts'

const alerts = acme.programs.find(({ id }) => id === 'acme-alerts') as Program
const promising = (messages: number, per: Frequency['per']): Program => ({
  ...alerts,
  frequency: { messages, per },
})

const sent = (program: Program, ...times: string[]): SendHistory =>
  times.reduce(
    (sends, at) => countMessage({ program, messageClass: 'informational', at }, sends),
    emptySendHistory,
  )

test.each([
  ['day', hours(23.99), days(1)],
  ['week', days(6.99), days(7)],
  ['month', days(29.99), days(30)],
] as const)('GATE-8 a promise by the %s counts the last of it', (per, within, over) => {
  const program = promising(2, per)
  const sends = sent(program, noon, minutes(1))
  expect(breaksPromise(program, sends, within)).toBe(true)
  expect(breaksPromise(program, sends, over)).toBe(false)
})

test('GATE-8 up to the promise nothing is broken', () => {
  const program = promising(2, 'month')
  expect(breaksPromise(program, sent(program, noon), minutes(1))).toBe(false)
})

test('GATE-8 one message for each request looks at no period of time', () => {
  const program = promising(1, 'request')
  const sends = sent(program, noon, noon, noon)
  expect(breaksPromise(program, sends, noon)).toBe(false)
  expect(sends.messages).toEqual({})
})

test('GATE-8 what one program sent counts towards no other', () => {
  const offers = { ...promising(1, 'month'), id: 'acme-offers' }
  expect(breaksPromise(offers, sent(promising(1, 'month'), noon), minutes(1))).toBe(false)
})

test('GATE-8 promotional messages count towards the cap of the tenant as well, for a day', () => {
  const promote = (at: string, sends: SendHistory) =>
    countMessage({ program: alerts, messageClass: 'promotional', at }, sends)
  expect(promote(noon, emptySendHistory).promotional).toHaveLength(1)
  expect(sent(alerts, noon).promotional).toEqual([])
  expect(promote(days(1), promote(noon, emptySendHistory)).promotional).toHaveLength(1)
})

test('GATE-8 what surely did not leave is not counted', () => {
  const message = { program: alerts, messageClass: 'promotional', at: noon } as const
  expect(uncountMessage(message, countMessage(message, emptySendHistory))).toMatchObject({
    messages: { 'acme-alerts': [] },
    promotional: [],
  })
})
