import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../../lambdas/domain/core/time.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'
import { joined, type Said, type Sender, senderOf, UNTIL_MORNING } from './sending.ts'

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

const idempotencyKey = 'order-4711'

/** What the same request is answered now and an hour later, when the provider would take anything. */
async function twice(change: object = {}): Promise<[Said, Said]> {
  const first = await sender.send({ idempotencyKey, ...change })
  sender.takes()
  system.advance(HOUR)
  return [first, await sender.send({ idempotencyKey, ...change })]
}

describe('the same key answers the same and sends nothing again', () => {
  test('EVT-2: after a message that was sent', async () => {
    await join()
    const [first, again] = await twice()
    expect(first.messageId).toBe('m')
    expect([again, sender.texts().length]).toEqual([first, 1])
  })

  test('EVT-2: after a denial, though the person came since', async () => {
    const first = await sender.send({ idempotencyKey })
    await sender.join()
    expect(first).toMatchObject({ decision: 'deny', reason: 'no_consent' })
    expect([await sender.send({ idempotencyKey }), sender.texts()]).toEqual([first, []])
  })

  test('EVT-2: after a message that was deferred, though its hour came since', async () => {
    await system.text('OFFERS')
    const first = await sender.send({ idempotencyKey, program: 'acme-offers' })
    system.advance(UNTIL_MORNING)
    const again = await sender.send({ idempotencyKey, program: 'acme-offers' })
    expect([first.decision, again, sender.texts()]).toEqual(['defer', first, []])
  })

  test('EVT-2: after an unknown outcome', async () => {
    await join()
    sender.loses()
    const [first, again] = await twice()
    expect([first.outcome, again, sender.texts().length]).toEqual(['unknown', first, 1])
  })

  test.each(['provider_opted_out', 'provider_blocked', 'throttled'] as const)(
    'EVT-2: after the provider refused it as %s',
    async (reason) => {
      await join()
      sender.refuses(reason)
      const [first, again] = await twice()
      expect([first.reason, again, sender.texts().length]).toEqual([reason, first, 1])
    },
  )

  test('EVT-2: after what was no number', async () => {
    const [first, again] = await twice({ to: 'Dana' })
    expect([first.reason, again]).toEqual(['invalid_number', first])
  })

  test('EVT-2: whatever the order of its fields', async () => {
    await join()
    const first = await sender.send({ idempotencyKey, from: '+12065550100' })
    const body = 'Your order has left.'
    const again = await system.send({
      from: '+12065550100',
      idempotencyKey,
      body,
      to: PERSON,
      program: 'acme-alerts',
    })
    expect([again, sender.texts().length]).toEqual([first, 1])
  })
})

describe('another request with the key', () => {
  beforeEach(async () => {
    await join()
    await sender.send({ idempotencyKey })
  })

  test.each([
    ['text', { body: 'Your order has come.' }],
    ['number', { to: '+12065550143' }],
    ['program', { program: 'acme-login' }],
    ['class', { messageClass: 'promotional' }],
    ['originator', { from: '+12065550101' }],
    [
      'code request',
      { program: 'acme-login', requestedByRecipient: { requestId: 'r', at: '2026-11-21T12:00:00.000Z' } },
    ],
  ])('EVT-2: with another %s is refused and sends nothing', async (_, change) => {
    expect(await sender.send({ idempotencyKey, ...change })).toEqual({
      error: {
        code: 'invalid_request',
        issues: [{ path: 'idempotencyKey', message: 'was used for another request within 24 hours' }],
      },
    })
    expect(sender.texts()).toHaveLength(1)
  })

  test('TEN-1: of another tenant is none', async () => {
    await system.text('START', { to: '+12065550110' })
    expect(await sender.send({ idempotencyKey, program: 'globex-news' })).toMatchObject({ messageId: 'm' })
  })
})

describe('a key', () => {
  beforeEach(join)

  test('EVT-2: is free again after 24 hours, and not a moment earlier', async () => {
    await sender.send({ idempotencyKey })
    system.advance(DAY - 1)
    await sender.send({ idempotencyKey })
    expect(sender.texts()).toHaveLength(1)
    system.advance(1)
    await sender.send({ idempotencyKey, body: 'Your order has come.' })
    expect(sender.texts()).toHaveLength(2)
  })

  test('is still free after a request that was refused', async () => {
    await sender.send({ idempotencyKey, body: 'x'.repeat(1600) })
    await sender.send({ idempotencyKey, from: '+12065550110' })
    expect(await sender.send({ idempotencyKey })).toMatchObject({ messageId: 'm' })
  })

  test('REC-7: is in no key of the table', async () => {
    await sender.send({ idempotencyKey: 'of +12065550142' })
    const answer = (await itemsOf(system.table)).find(({ sk }) => sk === 'answer')
    expect(answer?.pk).toMatch(/^answer#[0-9a-f]{64}$/)
  })
})
