import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { minutes } from '../../../fixtures.ts'
import { NOON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { UNSURE } from '../../../unsure.ts'
import { phonedStop, type Staff, staffOf } from './operating.ts'

let system: System
let staff: Staff

beforeEach(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
})

const ways = ['record', 'import'] as const
const programs = ['acme-alerts', 'acme-offers', 'acme-login']
const answers = () =>
  Promise.all(programs.map(async (program) => ((await staff.gate(program)) as { reason: string }).reason))

describe.each(ways)('a stop by %s', (way) => {
  const stop = (change: object = {}) =>
    way === 'record' ? staff.record(phonedStop(change)) : staff.import([phonedStop(change)])

  test('OUT-5: of an old date ends a younger opt-in at once', async () => {
    await system.text('START')
    await system.text('OFFERS')
    await stop({ at: '2025-01-01T00:00:00.000Z' })
    expect(await answers()).toEqual(['opted_out', 'opted_out', 'opted_out'])
    expect(await staff.holds()).toBe(true)
  })

  test('OUT-8: is kept with who took it, how, and when it was received', async () => {
    await stop({ evidence: { collectedBy: 'front desk', reference: 'call 9', action: 'asked' } })
    expect(await staff.ledger()).toMatchObject([
      {
        type: 'opted_out',
        program: null,
        medium: 'phone_call',
        receivedAt: '2026-11-20T09:30:00.000Z',
        recordedAt: NOON,
        proof: { collectedBy: 'front desk', reference: 'call 9', action: 'asked' },
      },
    ])
  })

  test('OUT-8: works for a number never seen before', async () => {
    await stop()
    expect(await answers()).toEqual(['opted_out', 'opted_out', 'opted_out'])
    expect((await staff.lookup()).programs['acme-alerts']).toMatchObject({ status: 'opted_out' })
    expect(await staff.holds()).toBe(true)
  })

  test('OUT-6: sends no text', async () => {
    await system.text('START')
    await staff.texts()
    await stop()
    expect(await staff.texts()).toHaveLength(1)
  })

  test('OUT-4: of one program leaves the others', async () => {
    await system.text('START')
    await system.text('OFFERS')
    await stop({ program: 'acme-offers' })
    expect(await answers()).toEqual(['opted_in', 'opted_out', 'no_consent'])
  })

  test('OUT-2: settles an open review as a stop', async () => {
    await system.text('OFFERS')
    await system.text(UNSURE)
    await stop()
    expect((await staff.lookup()).review).toBeNull()
    expect(await staff.ledger()).toContainEqual(
      expect.objectContaining({ type: 'review_settled', as: 'stop' }),
    )
    expect(await system.records({ action: 'reviews', tenant: 'acme' })).toMatchObject({ reviews: [] })
    expect(await staff.holds()).toBe(true)
  })
})

describe('a stop that staff took', () => {
  const stop = (change: object = {}) => staff.record(phonedStop(change))

  test('OUT-5: ends an opt-in of the same instant', async () => {
    await system.text('START')
    await stop({ at: NOON })
    expect(await staff.gate()).toMatchObject({ reason: 'opted_out' })
  })

  test('OUT-5: ends an opt-in that is dated after the clock', async () => {
    await system.text('START', { at: minutes(1) })
    await stop()
    expect(await staff.gate()).toMatchObject({ reason: 'opted_out' })
  })

  test('OUT-5: is not lifted by a START that was sent before and comes after', async () => {
    await stop()
    await system.text('START', { at: minutes(-1) })
    expect(await staff.gate()).toMatchObject({ reason: 'opted_out' })
  })

  test('OUT-9: is lifted by a START that is sent after', async () => {
    await stop()
    system.advance(MINUTE)
    await system.text('START')
    expect(await staff.gate()).toMatchObject({ decision: 'allow' })
  })

  test('OUT-4: of one program is an event of that program', async () => {
    await stop({ program: 'acme-offers' })
    await system.settle()
    expect(system.published).toMatchObject([{ type: 'opted_out', program: 'acme-offers' }])
  })

  test('OUT-4: reaches nothing of another tenant', async () => {
    await system.text('START', { to: '+12065550110' })
    await stop()
    expect(await staff.gate('globex-news')).toMatchObject({ decision: 'allow' })
  })

  test('CONV-2: ends a conversation', async () => {
    await system.text('Where is my order?')
    await stop()
    expect(await staff.gate('acme-alerts', { messageClass: 'conversational' })).toMatchObject({
      reason: 'opted_out',
    })
  })

  test('OUT-7: while stopped is an event, and the expiry moves on', async () => {
    await system.text('STOP')
    const before = (await staff.lookup()).expiresAt ?? 0
    system.advance(48 * HOUR)
    await stop()
    expect(await staff.types()).toEqual(['opted_out', 'opted_out'])
    expect((await staff.lookup()).expiresAt).toBe(before + 48 * 3600)
  })

  test('REC-1: keeps the record for six months and a day from its recording', async () => {
    await system.text('START')
    await stop({ at: '2025-01-01T00:00:00.000Z' })
    expect((await staff.lookup()).expiresAt).toBe(Date.parse('2027-05-22T12:00:00.000Z') / 1000)
  })

  test('EVT-1: of everything is one event without a program', async () => {
    await system.text('START')
    await system.text('OFFERS')
    await system.settle()
    const before = system.published.length
    await stop()
    await system.settle()
    expect(system.published.slice(before)).toMatchObject([{ type: 'opted_out', program: null }])
  })
})

test('OUT-5 a stop that is taken again of a person who came back is recorded again', async () => {
  await staff.record(phonedStop())
  system.advance(HOUR)
  await system.text('START')
  system.advance(HOUR)
  await staff.record(phonedStop())
  expect(await staff.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
})

test('OUT-8 the same stop recorded twice answers the same event', async () => {
  const first = await staff.record(phonedStop())
  expect(await staff.record(phonedStop())).toEqual(first)
})
