import { beforeEach, describe, expect, test } from 'vitest'
import { after, DAY, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { NOON, PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { grant, staffOf } from '../operator/operating.ts'
import { joined, type Sender, senderOf } from './sending.ts'

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

const fromNoon = (milliseconds: number) => after(NOON, milliseconds)
const logged = () => system.logged.map(({ event }) => event)
const opts = async () => (await staffOf(system).types()).filter((type) => type === 'opted_out')

describe('what the provider refuses', () => {
  beforeEach(join)

  test.each([
    'provider_opted_out',
    'provider_blocked',
    'spend_limit',
    'throttled',
    'invalid_at_provider',
  ] as const)('GATE-6: %s is a denial by that name, which rests on nothing', async (reason) => {
    sender.refuses(reason)
    const answer = await sender.send()
    expect(answer).toMatchObject({ decision: 'deny', reason, consent: null, include: [] })
    expect(answer).not.toHaveProperty('messageId')
    expect(await sender.messages()).toMatchObject([{ status: 'refused' }])
    expect(system.logged).toContainEqual({ event: 'sent', outcome: reason })
  })

  test('GATE-8, GATE-11: is not counted, and has carried nothing', async () => {
    sender.refuses('provider_blocked')
    for (let times = 0; times < 11; times++) await sender.send()
    sender.takes()
    expect(await sender.send()).toMatchObject({ decision: 'allow', include: ['brand', 'opt_out', 'help'] })
  })
})

describe('an unknown outcome', () => {
  beforeEach(join)

  test('EVT-2: is published, logged and never sent again', async () => {
    sender.loses()
    const answer = await sender.send({ idempotencyKey: 'lost' })
    expect(answer).toMatchObject({ decision: 'allow', reason: 'opted_in', outcome: 'unknown' })
    expect(answer).not.toHaveProperty('messageId')
    expect(logged()).toContain('send_unknown')
    sender.takes()
    expect(await sender.send({ idempotencyKey: 'lost' })).toEqual(answer)
    expect([sender.texts().length, await sender.messages()]).toMatchObject([1, [{ status: 'unknown' }]])
  })

  test('GATE-8: stays counted', async () => {
    sender.loses()
    for (let times = 0; times < 10; times++) await sender.send()
    sender.takes()
    expect(await sender.send()).toMatchObject({ decision: 'deny', reason: 'frequency_cap' })
  })

  test('GATE-11: has carried nothing', async () => {
    sender.loses()
    await sender.send()
    sender.takes()
    expect((await sender.send()).include).toEqual(['brand', 'opt_out', 'help'])
  })
})

describe('an opt-out that the provider alone knew of', () => {
  beforeEach(async () => {
    await join()
    sender.refuses('provider_opted_out')
    system.advance(MINUTE)
  })

  test('OUT-8: is a stop of everything, on the ledger and published', async () => {
    const { decisionId } = await sender.send()
    expect((await staffOf(system).ledger()).at(-1)).toMatchObject({
      type: 'opted_out',
      program: null,
      medium: 'provider',
      at: system.now(),
      by: 'assent-send-message',
      requestId: decisionId,
      reply: null,
    })
    await system.settle()
    expect(system.published.at(-1)).toMatchObject({ type: 'opted_out', program: null })
    expect(logged()).toContain('provider_opted_out')
    expect(await staffOf(system).holds()).toBe(true)
  })

  test('OUT-9: is no new stop where it is older than the START that the provider missed', async () => {
    system.providerList.set(PERSON, fromNoon(-1))
    expect(await sender.send()).toMatchObject({ decision: 'deny', reason: 'provider_opted_out' })
    expect([await opts(), logged().includes('provider_opted_out')]).toEqual([[], false])
  })

  test.each([
    ['at the moment of that START', 0],
    ['after that START', 1],
  ])('OUT-5: is a new stop where it was said %s', async (_, later) => {
    system.providerList.set(PERSON, fromNoon(later))
    await sender.send()
    expect(await opts()).toHaveLength(1)
  })

  test('IN-10: is a stop where only an imported consent is younger, since an import lifts none', async () => {
    const to = '+12065550178'
    system.providerList.set(to, fromNoon(-2 * DAY))
    await staffOf(system).import([grant({ to })])
    await sender.send({ to })
    expect(await staffOf(system).gate('acme-alerts', { to })).toMatchObject({ reason: 'opted_out' })
  })

  test('OUT-5: binds the next message, whoever asks', async () => {
    await sender.send()
    sender.takes()
    expect(await sender.send()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
    expect(await staffOf(system).gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
  })

  test('OUT-6: is confirmed by no text', async () => {
    await sender.send()
    system.sent.length = 0
    await system.settle()
    expect(sender.texts().filter((body) => body.includes('unsubscribed'))).toEqual([])
  })

  test('OUT-8: is recorded of an owned device, which is one no more', async () => {
    await staffOf(system).own()
    await sender.send({ program: 'acme-login' })
    expect(await staffOf(system).gate('acme-login')).toMatchObject({ reason: 'opted_out' })
  })

  test('OUT-8: is recorded of an unknown person, who asked for a code', async () => {
    const to = '+12065550177'
    const requestedByRecipient = { requestId: 'login-1', at: system.now() }
    const answer = await sender.send({ program: 'acme-login', to, requestedByRecipient })
    expect(answer).toMatchObject({ decision: 'deny', reason: 'provider_opted_out' })
    expect(await staffOf(system).gate('acme-login', { to })).toMatchObject({ reason: 'opted_out' })
  })
})

describe('an opt-out that was known', () => {
  test('OUT-7: is not recorded a second time', async () => {
    await system.text('STOP')
    await staffOf(system).own()
    sender.refuses('provider_opted_out')
    await sender.send()
    expect(await opts()).toHaveLength(1)
    expect(logged()).not.toContain('provider_opted_out')
  })

  test('GATE-4: is recorded again where what was known of it has expired', async () => {
    await system.text('STOP')
    system.advance(200 * DAY)
    sender.refuses('provider_opted_out')
    const requestedByRecipient = { requestId: 'login-1', at: system.now() }
    await sender.send({ program: 'acme-login', requestedByRecipient })
    expect(await staffOf(system).gate('acme-login')).toMatchObject({ reason: 'opted_out' })
  })
})

describe('a refusal that came before the person did', () => {
  test('OUT-9: whose key is asked again after START stops nobody once more', async () => {
    await join()
    sender.refuses('provider_opted_out')
    await sender.send({ idempotencyKey: 'order-1' })
    system.advance(5 * MINUTE)
    await system.text('START')
    system.advance(5 * MINUTE)
    const again = await sender.send({ idempotencyKey: 'order-1' })
    expect([
      again.reason,
      (await system.gate({ program: 'acme-alerts', to: PERSON })) as object,
    ]).toMatchObject(['provider_opted_out', { decision: 'allow' }])
  })
})

test.each(['provider_blocked', 'spend_limit'] as const)(
  'EVT-2: %s concerns all, and rings',
  async (reason) => {
    await join()
    sender.refuses(reason)
    await sender.send()
    expect(system.logged).toContainEqual({ event: 'send_refused', reason })
  },
)
