import { beforeEach, describe, expect, test } from 'vitest'
import { after, DAY, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { indexDefinitions, type Tenant } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, withProgram } from '../../../fixtures.ts'
import { batch, beginningOf, PERSON, type System } from '../../../system.ts'
import { grant, staffOf } from '../operator/operating.ts'
import { report } from './delivered.ts'
import { type Sender, senderOf, UNTIL_MORNING } from './sending.ts'

let system: System
let sender: Sender

/** Acme with one more program that promotes. */
const twoPromotional = withProgram(acme, 'acme-alerts', { messageClass: 'promotional' })

const beginAt = (tenant: Tenant) => {
  const promising = withProgram(tenant, 'acme-alerts', { frequency: { messages: 3, per: 'month' } })
  return beginningOf(
    async (system) => {
      await senderOf(system).join()
      await system.text('OFFERS')
      system.advance(UNTIL_MORNING)
    },
    indexDefinitions([promising]),
  )
}
const atAcme = beginAt(acme)

const given = async (begin = atAcme) => {
  system = await begin()
  sender = senderOf(system)
}

const times = async (count: number, change: object = {}) => {
  const answers = []
  for (let sent = 0; sent < count; sent++) {
    answers.push(await sender.send(change))
    system.advance(MINUTE)
  }
  return answers.map(({ decision }) => decision)
}
const offers = { program: 'acme-offers' }

describe('what a program promised', () => {
  beforeEach(() => given())

  test('GATE-8: is kept: the fourth message of a month is denied where it is three', async () => {
    expect(await times(3)).toEqual(['allow', 'allow', 'allow'])
    const answer = await sender.send()
    expect(answer).toMatchObject({ decision: 'deny', reason: 'frequency_cap', consent: null, include: [] })
    expect(sender.texts()).toHaveLength(3)
  })

  test('GATE-8: counts the last 30 days', async () => {
    await times(3)
    system.advance(30 * DAY - 3 * MINUTE - 1)
    expect((await sender.send()).decision).toBe('deny')
    system.advance(1)
    expect((await sender.send()).decision).toBe('allow')
  })

  test('GATE-8: binds the asking gate, which adds nothing to the count', async () => {
    await times(2)
    for (let asked = 0; asked < 3; asked++) await staffOf(system).gate()
    expect((await sender.send()).decision).toBe('allow')
    expect(await staffOf(system).gate()).toMatchObject({ decision: 'deny', reason: 'frequency_cap' })
  })

  test('GATE-3, GATE-8: says nothing of another program', async () => {
    await times(3)
    expect(await sender.send(offers)).toMatchObject({ decision: 'allow' })
  })

  test('GATE-8: counts an answer in a conversation too', async () => {
    await system.text('Where is my order?')
    await times(3, { messageClass: 'conversational' })
    expect(await sender.send({ messageClass: 'conversational' })).toMatchObject({ reason: 'frequency_cap' })
  })

  test('GATE-8: is used up by no message that was denied, refused or asked for again', async () => {
    sender.refuses('throttled')
    await times(3)
    sender.takes()
    await times(3, { to: '+12065550143' })
    await times(3, { idempotencyKey: 'one' })
    expect(await times(2)).toEqual(['allow', 'allow'])
    expect(await times(1)).toEqual(['deny'])
  })

  test('GATE-12: comes after unreachable', async () => {
    await times(3)
    await system.deliver(batch(report(system, 'TEXT_INVALID')))
    expect((await sender.send()).reason).toBe('unreachable')
  })
})

describe('the cap of three promotional messages in 24 hours', () => {
  test('GATE-8: defers the fourth to the moment at which the first is a day old', async () => {
    await given()
    // On Sundays the hours begin at noon only.
    system.advance(3 * HOUR)
    const first = system.now()
    await times(3, offers)
    expect(await sender.send(offers)).toEqual({
      decision: 'defer',
      reason: 'frequency_cap',
      notBefore: after(first, DAY),
      consent: null,
      include: [],
      to: PERSON,
      program: 'acme-offers',
      decisionId: expect.any(String),
      decidedAt: system.now(),
      contract: 1,
    })
    expect(sender.texts()).toHaveLength(3)
  })

  test('GATE-8: lets it leave then, and not a millisecond earlier', async () => {
    await given(beginAt(withProgram(acme, 'acme-offers', { frequency: { messages: 20, per: 'month' } })))
    system.advance(3 * HOUR)
    await times(3, offers)
    const { notBefore = '' } = await sender.send(offers)
    system.advance(Date.parse(notBefore) - Date.parse(system.now()) - 1)
    expect((await sender.send(offers)).decision).toBe('defer')
    system.advance(1)
    expect((await sender.send(offers)).decision).toBe('allow')
  })

  test('GATE-7, GATE-8: where room comes in a quiet hour, defers to the next hour that is none', async () => {
    await given(beginAt(withProgram(acme, 'acme-offers', { frequency: { messages: 20, per: 'month' } })))
    // Saturday at ten; Sunday opens at noon only.
    await times(3, offers)
    expect(await sender.send(offers)).toMatchObject({
      decision: 'defer',
      reason: 'frequency_cap',
      notBefore: '2026-11-22T20:00:00.000Z',
    })
  })

  test('GATE-8: is one for all programs of a tenant', async () => {
    await given(beginAt(twoPromotional))
    await staffOf(system).record(grant({ level: 'express_written', at: '2026-11-21T12:30:00.000Z' }))
    expect(await times(2, offers)).toEqual(['allow', 'allow'])
    expect(await times(2)).toEqual(['allow', 'defer'])
    expect(await times(1, offers)).toEqual(['defer'])
  })

  test('GATE-8: counts no message of another class', async () => {
    await given()
    await times(3)
    await system.text('Where is my order?')
    await times(1, { ...offers, messageClass: 'conversational' })
    expect((await sender.send(offers)).decision).toBe('allow')
  })

  test('GATE-8: binds the asking gate', async () => {
    await given()
    await times(3, offers)
    expect(await staffOf(system).gate('acme-offers')).toMatchObject({
      decision: 'defer',
      reason: 'frequency_cap',
    })
  })

  test('GATE-8: of what the provider refused nothing is counted, of what may have left all is', async () => {
    await given()
    sender.refuses('provider_blocked')
    await times(3, offers)
    sender.loses()
    await times(3, offers)
    expect((await sender.send(offers)).decision).toBe('defer')
  })
})
