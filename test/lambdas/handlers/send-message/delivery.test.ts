import { beforeEach, describe, expect, test } from 'vitest'
import { after, DAY, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { batch, NOON, PERSON, type System } from '../../../system.ts'
import { grant, type Staff, staffOf } from '../operator/operating.ts'
import { report } from './delivered.ts'
import { joined, type Sender, senderOf } from './sending.ts'

let system: System
let sender: Sender
let staff: Staff

beforeEach(async () => {
  system = await joined()
  sender = senderOf(system)
  staff = staffOf(system)
  system.advance(MINUTE)
})

const deliver = (...reports: string[]) => system.deliver(batch(...reports))
const reachability = async () => ((await staff.lookup()) as unknown as { reachability: object }).reachability
const asked = async () => (await sender.send()).reason

describe.each(['TEXT_INVALID', 'TEXT_BLOCKED'])('%s', (outcome) => {
  test('REACH-1: denies whatever would be allowed as unreachable, at both gates', async () => {
    await deliver(report(system, outcome))
    expect(await sender.send()).toMatchObject({
      decision: 'deny',
      reason: 'unreachable',
      consent: null,
      include: [],
    })
    expect(await staff.gate()).toMatchObject({ decision: 'deny', reason: 'unreachable' })
    expect(sender.texts()).toEqual([])
  })

  test('REACH-1: is an event, published, and looked up', async () => {
    await deliver(report(system, outcome))
    await system.settle()
    const event = (await staff.ledger()).at(-1)
    expect(event).toMatchObject({ type: 'unreachable', outcome, at: system.now(), program: null })
    expect(system.published.at(-1)).toMatchObject({ type: 'unreachable', to: PERSON })
    expect(await reachability()).toEqual({
      status: 'unreachable',
      id: event?.id,
      since: system.now(),
      until: after(system.now(), 90 * DAY),
    })
  })

  test('OUT-7: reported again changes nothing', async () => {
    await deliver(report(system, outcome), report(system, outcome))
    system.advance(HOUR)
    await deliver(report(system, outcome, { messageRequestTimestamp: Date.parse(NOON) + MINUTE }))
    expect((await staff.types()).filter((type) => type === 'unreachable')).toHaveLength(1)
  })

  test('REACH-1: takes no consent away', async () => {
    await deliver(report(system, outcome))
    expect((await staff.lookup()).programs['acme-alerts']).toMatchObject({ status: 'opted_in' })
    expect(await staff.holds()).toBe(true)
  })
})

describe('whoever could not be reached can be again', () => {
  beforeEach(async () => {
    await deliver(report(system, 'TEXT_INVALID'))
    system.advance(MINUTE)
  })

  test.each(['Where is my order?', 'HELP', 'START'])('REACH-1: when they text %j', async (body) => {
    await system.text(body)
    expect([await asked(), await reachability()]).toEqual(['opted_in', { status: 'reachable' }])
  })

  test('REACH-1: when they opt in again', async () => {
    await staff.record(grant({ program: 'acme-login', at: system.now() }))
    expect(await asked()).toBe('opted_in')
  })

  test('REACH-1: not when an opt-in of an earlier date is recorded', async () => {
    await staff.record(grant({ program: 'acme-login', at: NOON }))
    expect(await asked()).toBe('unreachable')
  })

  test('REACH-1: after 90 days, and not a moment earlier', async () => {
    system.advance(90 * DAY - MINUTE - 1)
    expect(await asked()).toBe('unreachable')
    system.advance(1)
    expect(await asked()).toBe('opted_in')
  })

  test('REACH-1: and can fail again', async () => {
    await system.text('Hello')
    system.advance(MINUTE)
    await deliver(report(system, 'TEXT_INVALID', { messageId: 'another' }))
    expect(await asked()).toBe('unreachable')
  })
})

describe('a report', () => {
  test('REACH-1: of a text from before the person’s last changes nothing', async () => {
    const messageRequestTimestamp = Date.parse(system.now())
    system.advance(MINUTE)
    await system.text('Hello')
    system.advance(MINUTE)
    await deliver(report(system, 'TEXT_INVALID', { messageRequestTimestamp }))
    expect([await asked(), (await staff.types()).includes('unreachable')]).toEqual(['opted_in', false])
  })

  test.each(['TEXT_DELIVERED', 'TEXT_SENT', 'TEXT_CARRIER_UNREACHABLE', 'TEXT_UNKNOWN', 'TEXT_TTL_EXPIRED'])(
    'REACH-1: of %s changes no consent and is kept beside the message',
    async (outcome) => {
      await sender.send()
      const before = await staff.types()
      await deliver(report(system, outcome, { context: system.sent[0]?.context }))
      system.advance(MINUTE)
      expect([await staff.types(), await asked()]).toEqual([before, 'opted_in'])
      expect((await sender.messages())[0]).toMatchObject({ delivery: { outcome, final: true } })
    },
  )

  test('OUT-11: of a carrier’s content filter fires an alarm and stops no one', async () => {
    const before = await staff.types()
    await deliver(report(system, 'TEXT_SPAM'))
    expect([await staff.types(), await asked()]).toEqual([before, 'opted_in'])
    expect(system.logged).toContainEqual({ event: 'spam_filtered' })
  })

  test('REACH-1: that is final stands, whatever comes after it', async () => {
    await sender.send()
    const context = system.sent[0]?.context
    await deliver(report(system, 'TEXT_DELIVERED', { context }))
    system.advance(MINUTE)
    await deliver(
      report(system, 'TEXT_PENDING', { context, isFinal: false }),
      report(system, 'TEXT_INVALID', { context }),
    )
    expect((await sender.messages())[0]).toMatchObject({ delivery: { outcome: 'TEXT_DELIVERED' } })
  })

  test('OUT-7: of an earlier date that comes late does not take the place of a later one', async () => {
    await sender.send()
    const context = system.sent[0]?.context
    const early = report(system, 'TEXT_PENDING', { context, isFinal: false })
    system.advance(MINUTE)
    await deliver(report(system, 'TEXT_QUEUED', { context, isFinal: false }), early)
    expect((await sender.messages())[0]).toMatchObject({ delivery: { outcome: 'TEXT_QUEUED' } })
  })

  test('TEN-1: of an unknown tenant, of no tenant and of no item changes nothing', async () => {
    const answer = await deliver(
      report(system, 'TEXT_INVALID', { context: { tenant: 'initech' } }),
      report(system, 'TEXT_INVALID', { context: {} }),
      report(system, 'TEXT_INVALID', { context: null }),
      report(system, 'TEXT_DELIVERED', { context: { tenant: 'acme', item: 'record' } }),
      report(system, 'TEXT_DELIVERED', { context: { tenant: 'acme', item: 'message#none' } }),
    )
    expect([answer.batchItemFailures, await asked()]).toEqual([[], 'opted_in'])
    expect(await staff.holds()).toBe(true)
  })

  test('EVT-1: that cannot be read is set aside at once, and delays no other', async () => {
    const answer = await deliver(
      'nonsense',
      JSON.stringify({ Message: 'nonsense' }),
      report(system, 'TEXT_INVALID', { destinationPhoneNumber: '206' }),
      report(system, 'TEXT_INVALID', { eventTimestamp: 1e300 }),
      report(system, 'text sent to +12065550142'),
      report(system, 'TEXT_BLOCKED'),
    )
    expect([answer.batchItemFailures, system.unreadable.length]).toEqual([[], 5])
    expect(system.logged.filter(({ event }) => event === 'delivery_unreadable')).toHaveLength(5)
    expect(await asked()).toBe('unreachable')
    expect(JSON.stringify(system.logged)).not.toContain('5550142')
  })
})

describe('a block by the carrier', () => {
  const originationPhoneNumber = '+18885550100'

  test('REACH-1: of a toll-free number is a stop', async () => {
    await deliver(report(system, 'TEXT_CARRIER_BLOCKED', { originationPhoneNumber }))
    expect(await asked()).toBe('opted_out')
    expect((await staff.ledger()).at(-1)).toMatchObject({ medium: 'provider', program: null })
  })

  test('OUT-9: of a text that was sent before the person came back stops nobody', async () => {
    const late = report(system, 'TEXT_CARRIER_BLOCKED', { originationPhoneNumber })
    system.advance(HOUR)
    await system.text('STOP')
    system.advance(HOUR)
    await system.text('START')
    await deliver(late)
    expect(await asked()).toBe('opted_in')
  })

  test('REACH-1: of any other number is none', async () => {
    await deliver(report(system, 'TEXT_CARRIER_BLOCKED'))
    expect(await asked()).toBe('opted_in')
  })

  test('OUT-7: after a stop is one more event, and no text', async () => {
    await system.text('STOP')
    await system.settle()
    const texts = await staff.texts()
    await deliver(report(system, 'TEXT_CARRIER_BLOCKED', { originationPhoneNumber }))
    expect((await staff.types()).filter((type) => type === 'opted_out')).toHaveLength(2)
    expect(await staff.texts()).toEqual(texts)
  })
})
