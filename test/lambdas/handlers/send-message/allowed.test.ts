import { beforeEach, describe, expect, test } from 'vitest'
import { after, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { indexDefinitions } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, withNumber } from '../../../fixtures.ts'
import { NOON, NUMBER, PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { grant, staffOf } from '../operator/operating.ts'
import { joined, type Sender, senderOf, UNTIL_MORNING } from './sending.ts'

let system: System
let sender: Sender

beforeEach(async () => {
  system = systemOn(await newTable())
  sender = senderOf(system)
})

/** The person has joined. */
async function join(): Promise<void> {
  system = await joined()
  sender = senderOf(system)
}

describe('a message is sent, and the answer names what allows it', () => {
  test('GATE-6: a grant', async () => {
    await join()
    const [event] = await staffOf(system).ledger()
    expect(await sender.send()).toMatchObject({
      decision: 'allow',
      reason: 'opted_in',
      consent: { id: event?.id, level: 'express', medium: 'sms_keyword', since: NOON },
      messageId: 'm',
      segments: 1,
      decidedAt: NOON,
      contract: 1,
    })
    expect(sender.texts()).toHaveLength(1)
  })

  test('GATE-6, CONV-1: a window', async () => {
    await system.text('Where is my order?')
    const answer = await sender.send({ messageClass: 'conversational' })
    expect(answer).toMatchObject({
      decision: 'allow',
      reason: 'conversation_window',
      consent: { level: 'implied', medium: 'sms_message', until: after(NOON, 24 * 60 * MINUTE) },
      messageId: 'm',
    })
  })

  test('GATE-6, GATE-9: an owned device', async () => {
    await staffOf(system).own()
    const [entry] = await staffOf(system).ledger()
    expect(await sender.send()).toMatchObject({
      reason: 'owned_device',
      consent: { id: entry?.id, level: null },
      messageId: 'm',
    })
  })

  test('GATE-6, GATE-10: a request for a code', async () => {
    const requestedByRecipient = { requestId: 'login-1', at: NOON }
    expect(await sender.send({ program: 'acme-login', requestedByRecipient })).toMatchObject({
      reason: 'requested_by_recipient',
      consent: { id: 'login-1', level: null, medium: null, since: NOON },
      messageId: 'm',
    })
  })

  test('GATE-1: nothing else, and nothing leaves', async () => {
    expect(await sender.send()).toMatchObject({ decision: 'deny', reason: 'no_consent', consent: null })
    expect(await sender.send({ to: '12065550142' })).toMatchObject({ reason: 'invalid_number' })
    expect([sender.texts(), await sender.messages()]).toEqual([[], []])
  })
})

describe('the text', () => {
  beforeEach(join)

  test('GATE-11: carries brand, contact and opt-out words the first time, the brand alone the second', async () => {
    const first = await sender.send()
    const second = await sender.send()
    expect([first.include, second.include]).toEqual([['brand', 'opt_out', 'help'], ['brand']])
    expect(sender.texts()).toEqual([
      'Acme: Your order has left. Help: help@acme.example. Reply STOP to end.',
      'Acme: Your order has left.',
    ])
  })

  test('GATE-11: carries them again after 30 days', async () => {
    await sender.send()
    system.advance(30 * 24 * 60 * MINUTE)
    expect((await sender.send()).include).toEqual(['brand', 'opt_out', 'help'])
  })

  test('GATE-11: tells what was agreed to, once, where a grant was recorded', async () => {
    await staffOf(system).record(grant({ program: 'acme-login' }))
    const first = await sender.send({ program: 'acme-login' })
    const second = await sender.send({ program: 'acme-login' })
    expect(first.include).toContain('confirmation')
    expect(second.include).toEqual(['brand'])
    expect(sender.texts()[0]).toContain("You're signed up for Acme Login")
  })

  test('says how many parts it was sent in', async () => {
    expect(await sender.send({ body: 'Ваш заказ отправлен. '.repeat(5) })).toMatchObject({ segments: 3 })
  })

  test('GATE-6: tells every delivery event where it lies and what allowed it', async () => {
    const { decisionId, consent } = await sender.send()
    const [message] = await sender.messages()
    expect(system.sent[0]).toMatchObject({
      from: NUMBER,
      to: PERSON,
      messageType: undefined,
      before: undefined,
      context: {
        tenant: 'acme',
        item: message?.sk,
        program: 'acme-alerts',
        decision: decisionId,
        consent: consent?.id,
      },
    })
  })

  test('names the type that its number is defined with, whatever class the message is of', async () => {
    const promotional = withNumber(acme, NUMBER, { type: 'promotional' })
    const typed = systemOn(system.table, indexDefinitions([promotional]))
    await senderOf(typed).send()
    await typed.text('HELP', { id: 'help' })
    await typed.settle()
    expect(typed.sent.map(({ messageType }) => messageType)).toEqual(['promotional', 'promotional'])
  })

  test('leaves from the number that was named', async () => {
    await sender.send({ from: '+12065550101' })
    expect(system.sent[0]).toMatchObject({ from: '+12065550101' })
  })
})

test('REC-7: no line of the log holds a number, a text or a key; each decision is one, and what became of it another', async () => {
  await join()
  await sender.send()
  sender.refuses('provider_opted_out')
  await sender.send()
  await sender.send({ body: 'x'.repeat(1600) })
  expect(JSON.stringify(system.logged)).not.toMatch(/5550142|order has left|key-/)
  expect(system.logged.filter(({ event }) => event === 'decided')).toEqual([
    { event: 'decided', gate: 'sending', decision: 'allow', reason: 'opted_in', count: 1 },
    { event: 'decided', gate: 'sending', decision: 'allow', reason: 'opted_in', count: 1 },
    { event: 'decided', gate: 'sending', decision: 'deny', reason: 'opted_out', count: 1 },
  ])
  expect(system.logged.filter(({ event }) => event === 'sent')).toEqual([
    { event: 'sent', outcome: 'sent' },
    { event: 'sent', outcome: 'provider_opted_out' },
  ])
})

describe('how long a text is worth anything', () => {
  test('GATE-7: a promotional one until the closing hour at the person’s place', async () => {
    await system.text('OFFERS')
    system.advance(UNTIL_MORNING)
    await sender.send({ program: 'acme-offers' })
    expect(system.sent[0]).toMatchObject({ before: '2026-11-22T04:00:00.000Z' })
  })

  test('GATE-10: a code for ten minutes', async () => {
    const requestedByRecipient = { requestId: 'login-1', at: NOON }
    await sender.send({ program: 'acme-login', requestedByRecipient })
    expect(system.sent[0]).toMatchObject({ before: after(NOON, 10 * MINUTE) })
  })

  test('GATE-7: a promotional one waits for the hours, and nothing is sent', async () => {
    await system.text('OFFERS')
    expect(await sender.send({ program: 'acme-offers' })).toMatchObject({
      decision: 'defer',
      reason: 'quiet_hours',
      notBefore: '2026-11-21T17:00:00.000Z',
      consent: null,
      include: [],
    })
    expect(sender.texts()).toEqual([])
  })

  test('GATE-7: an answer to the person never waits', async () => {
    await system.text('OFFERS')
    await system.text('Where is my order?')
    const answer = await sender.send({ program: 'acme-offers', messageClass: 'conversational' })
    expect(answer).toMatchObject({ decision: 'allow', reason: 'opted_in', messageId: 'm' })
    expect(system.sent[0]).toMatchObject({ before: undefined })
  })
})
