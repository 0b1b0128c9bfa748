import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Evidence } from '../../../../lambdas/application/evidence/evidence-packet.ts'
import { DAY, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { reported } from '../../../deliveries.ts'
import { NUMBER, PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'

const STRANGER = '+12065550177'

let system: System

/** Opted in to alerts and texted that. */
beforeEach(async () => {
  system = systemOn(await newTable())
  await system.text('START')
  await system.settle()
  system.advance(HOUR)
})

let keys = 0
const send = (change: object = {}) => {
  const body = 'Your table is ready.'
  const idempotencyKey = `key-${++keys}`
  return system.send({ program: 'acme-alerts', to: PERSON, body, idempotencyKey, ...change })
}
const sendCode = (to: string) =>
  send({
    ...{ program: 'acme-login', to, body: 'Your code is 123456.' },
    requestedByRecipient: { requestId: 'sign-in-1', at: system.now() },
  })
const packet = async (change: object = {}) =>
  (await system.records({ action: 'evidence', tenant: 'acme', to: PERSON, ...change })) as Evidence
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The process that sends is gone before it hears of the provider. */
const dying = async () => {
  system.provider.answer = async () => {
    throw new Error('gone')
  }
  await expect(send()).rejects.toThrow('gone')
}

describe('REC-5: the evidence of messages', () => {
  test('says of each when it left for what, by which decision and consent (GATE-6)', async () => {
    const { decisionId } = (await send()) as { decisionId: string }
    const { messages, events } = await packet()
    expect(messages).toEqual([
      {
        ...{ life: events[0]?.life, at: system.now(), decisionId, from: NUMBER },
        ...{ program: 'acme-alerts', messageClass: 'informational', reason: 'opted_in' },
        ...{ consent: events[0]?.id, status: 'sent', messageId: 'm', refusal: null, segments: 1 },
        ...{ carries: ['brand', 'opt_out', 'help'], confirms: null, delivery: null },
        textHash: sha256(system.sent.at(-1)?.body ?? ''),
      },
    ])
  })

  test('keeps no words but their hash, and says so', async () => {
    await send()
    const all = JSON.stringify(await packet())
    expect(all).not.toContain('Your table is ready')
    expect(all).toContain('The words of these messages are not stored here')
  })

  test('REACH-1: says what the provider reported last, of messages and of replies', async () => {
    await send()
    const [reply, message] = system.sent
    const at = system.now()
    await system.deliver(reported(message!, 'TEXT_SUCCESSFUL', at, { final: false }))
    await system.deliver(reported(message!, 'TEXT_DELIVERED', at))
    await system.deliver(reported(reply!, 'TEXT_UNREACHABLE', at))
    const { messages, replies, html } = await packet()
    expect(messages).toMatchObject([{ delivery: { outcome: 'TEXT_DELIVERED', at, final: true } }])
    expect(replies).toMatchObject([{ delivery: { outcome: 'TEXT_UNREACHABLE', at, final: true } }])
    expect(html).toContain('Sent, delivered to the phone (reported November 21, 2026, 1:00 PM UTC)')
    expect(html).toContain('not delivered: the phone could not be reached')
  })

  test('says why one did not leave after all', async () => {
    system.provider.answer = async () => ({
      ...{ outcome: 'refused', reason: 'DESTINATION', refusal: 'invalid_at_provider' },
    })
    await send()
    const { messages, html } = await packet()
    expect(messages).toMatchObject([{ status: 'refused', refusal: 'invalid_at_provider', messageId: null }])
    expect(html).toContain('Not sent: the messaging provider did not accept')
  })

  test('EVT-2: of one that nobody settled says for a minute that it is on its way, then that its outcome is unknown', async () => {
    await dying()
    system.advance(MINUTE)
    expect(await packet()).toMatchObject({ messages: [{ status: 'claimed' }] })
    system.advance(1)
    const { messages, html } = await packet()
    expect(messages).toMatchObject([{ status: 'unknown', messageId: null }])
    expect(html).toContain('It is not known whether it was sent')
  })

  test('EVT-2: of one whose answer was lost says what was reported of it since', async () => {
    await dying()
    await system.deliver(reported(system.sent.at(-1)!, 'TEXT_DELIVERED', system.now()))
    system.advance(HOUR)
    const { messages, html } = await packet()
    expect(messages).toMatchObject([{ status: 'unknown', delivery: { outcome: 'TEXT_DELIVERED' } }])
    expect(html).toContain('The provider’s answer was lost. A later report says: delivered to the phone')
  })

  test('GATE-10: has the codes of who has no record, and nothing else of them', async () => {
    await sendCode(STRANGER)
    const { messages, events, chain, html } = await packet({ to: STRANGER })
    expect(messages).toMatchObject([
      { life: null, reason: 'requested_by_recipient', consent: 'sign-in-1', status: 'sent' },
    ])
    expect([events, chain?.holds]).toEqual([[], true])
    expect(html).toContain('No event has been recorded')
    expect(html).toContain('The person had just asked for this code')
  })

  test('has what was sent when the record was over where its date puts it (GATE-4)', async () => {
    await send()
    await system.text('STOP')
    system.advance(200 * DAY)
    await sendCode(PERSON)
    const { messages } = await packet()
    expect(messages.map(({ program, life }) => [program, life === null])).toEqual([
      ['acme-alerts', false],
      ['acme-login', true],
    ])
  })

  test('IN-9: has the grant that its words confirm (GATE-11)', async () => {
    const evidence = { callToAction: 'May Acme text you?', identity: 'Dana Reed', collectedBy: 'front desk' }
    const row = { to: STRANGER, program: 'acme-alerts', status: 'opted_in', level: 'express', evidence }
    const when = { medium: 'verbal', at: system.now() }
    await system.operator({ action: 'record', tenant: 'acme', by: 'dana', ...row, ...when })
    await send({ to: STRANGER })
    const { messages, events } = await packet({ to: STRANGER })
    expect(messages).toMatchObject([
      { confirms: events[0]?.id, carries: expect.arrayContaining(['confirmation']) },
    ])
  })

  test('REC-3: outlives an erasure, since it names nobody', async () => {
    await send()
    await system.operator({ action: 'erase', tenant: 'acme', to: PERSON, by: 'dana' })
    expect(await packet()).toMatchObject({ messages: [{ status: 'sent' }], chain: { holds: true } })
  })

  test('TEN-1: is apart from that of another tenant', async () => {
    await send()
    expect(await packet({ tenant: 'globex' })).toMatchObject({ messages: [] })
  })
})

describe('REC-5: the evidence of what the gate denied', () => {
  const denied = async (to: string = PERSON) => {
    const { denied, html } = await packet({ to })
    return { denied, html }
  }

  test('has one line for each day, program and reason, however often it was asked', async () => {
    await system.text('STOP')
    await Promise.all(Array.from({ length: 12 }, () => send()))
    system.advance(DAY)
    await send()
    await send({ program: 'acme-offers' })
    const stopped = { life: expect.any(String), program: 'acme-alerts', reason: 'opted_out' }
    const at = '2026-11-21T13:00:00.000Z'
    const found = await denied()
    expect(found.denied).toEqual([
      { ...stopped, day: '2026-11-21', count: 12, firstAt: at, lastAt: at },
      { ...stopped, day: '2026-11-22', count: 1, firstAt: system.now(), lastAt: system.now() },
      expect.objectContaining({ day: '2026-11-22', program: 'acme-offers', count: 1 }),
    ])
    expect(found.html).toMatch(
      /Nov 21, 2026<\/td><td>Acme Alerts<\/td><td>the person had stopped<\/td><td>12</,
    )
  })

  test('counts a key once (EVT-2), and nothing that only waits or that the asking gate denies', async () => {
    await system.text('STOP')
    await send({ idempotencyKey: 'same' })
    await send({ idempotencyKey: 'same' })
    await system.gate({ program: 'acme-alerts', to: PERSON })
    expect((await denied()).denied).toMatchObject([{ count: 1 }])
    await system.text('OFFERS', { from: STRANGER })
    expect(await send({ program: 'acme-offers', to: STRANGER })).toMatchObject({ decision: 'defer' })
    expect((await denied(STRANGER)).denied).toEqual([])
  })

  test('REC-1: of a person without a record expires by itself', async () => {
    await send({ to: STRANGER })
    expect((await denied(STRANGER)).denied).toMatchObject([{ life: null, reason: 'no_consent', count: 1 }])
    const items = (await itemsOf(system.table)).filter(({ status }) => status === 'denied')
    expect(items).toMatchObject([{ expiresAt: Date.parse('2027-05-22T13:00:00.000Z') / 1000 }])
    expect(await send({ to: 'nobody' })).toMatchObject({ reason: 'invalid_number' })
    expect((await itemsOf(system.table)).filter(({ status }) => status === 'denied')).toHaveLength(1)
  })

  test('REC-4: goes with the record that it belongs to', async () => {
    await system.text('STOP')
    await send()
    await system.settle()
    system.advance(200 * DAY)
    await system.expire()
    expect((await itemsOf(system.table)).filter(({ status }) => status === 'denied')).toEqual([])
  })

  test('REC-2: is in no one’s way: verify holds', async () => {
    await system.text('STOP')
    await send()
    expect(await packet()).toMatchObject({ chain: { holds: true } })
  })
})

describe('REC-2: verify', () => {
  const verify = (change: object = {}) => system.records({ action: 'verify', tenant: 'acme', ...change })

  test('holds for a number whatever was sent to it and became of it', async () => {
    await send()
    await system.deliver(reported(system.sent.at(-1)!, 'TEXT_DELIVERED', system.now()))
    await dying()
    expect(await verify({ to: PERSON })).toMatchObject({ holds: true, events: 1 })
  })

  test('holds for the tenant, and counts nobody of whom there is no record', async () => {
    await send()
    await sendCode(STRANGER)
    expect(await verify()).toMatchObject({ holds: true, numbers: 1 })
    expect(await verify({ to: STRANGER })).toMatchObject({ holds: true, events: 0 })
  })
})

test('GATE-7, REACH-1: the page says where the person is and that no text reaches them', async () => {
  const zone = { action: 'zone', tenant: 'acme', to: PERSON, zone: 'America/Denver', by: 'dana' }
  await system.operator(zone)
  await send()
  await system.deliver(reported(system.sent.at(-1)!, 'TEXT_INVALID', system.now()))
  system.advance(DAY)
  const { html } = await packet()
  expect(html).toContain('the time zone America/Denver, set on November 21, 2026, 1:00 PM UTC (dana)')
  expect(html).toContain('A text message to this number failed on November 21, 2026, 1:00 PM UTC')
  expect(html).toContain('A text message was not delivered: the phone number is not valid.')
})
