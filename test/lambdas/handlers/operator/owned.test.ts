import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { NOON, PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { phonedStop, type Staff, staffOf } from './operating.ts'

let system: System
let staff: Staff

beforeEach(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
  await staff.own()
  system.advance(MINUTE)
})

describe('an owned device', () => {
  test.each(['acme-alerts', 'acme-login'])('GATE-9: may be sent %s without consent', async (program) => {
    const [entry] = await staff.ledger()
    expect(await staff.gate(program)).toMatchObject({
      decision: 'allow',
      reason: 'owned_device',
      consent: { id: entry?.id, level: null },
    })
  })

  test('GATE-9: may be sent a promotional program', async () => {
    system.advance(8 * HOUR)
    expect(await staff.gate('acme-offers')).toMatchObject({
      decision: 'allow',
      reason: 'owned_device',
      consent: { level: null },
    })
  })

  test('GATE-9: has an entry that says who, when and why', async () => {
    expect(await staff.ledger()).toMatchObject([
      { type: 'owned', set: true, by: 'dana', at: NOON, note: 'kiosk at gate 4', program: null },
    ])
  })

  test('GATE-9: is published with its number', async () => {
    await system.settle()
    expect(system.published).toMatchObject([{ type: 'owned', program: null, seq: 1 }])
    expect(system.sent).toEqual([])
  })

  test('GATE-9: opts in to nothing', async () => {
    expect((await staff.lookup()).programs['acme-alerts']).toMatchObject({ status: 'none', level: null })
  })

  test('TEN-1: is owned by its tenant alone', async () => {
    expect(await staff.gate('globex-news')).toMatchObject({ decision: 'deny', reason: 'no_consent' })
  })

  test('REC-1: does not expire while it is on the list', async () => {
    expect((await staff.lookup()).expiresAt).toBeNull()
    system.advance(24 * 400 * HOUR)
    expect(await staff.gate()).toMatchObject({ reason: 'owned_device' })
  })

  test.each([
    ['a text', () => system.text('STOP')],
    ['the phone', () => staff.record(phonedStop())],
    ['an import', () => staff.import([phonedStop()])],
    ['erasing', () => staff.erase()],
  ])('GATE-9: a stop by %s wins and takes it off the list', async (_, stop) => {
    await stop()
    expect(await staff.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out', consent: null })
    expect((await staff.lookup()).expiresAt).not.toBeNull()
    expect(await staff.holds()).toBe(true)
  })

  test('GATE-9: that stopped is no device any more when it comes back', async () => {
    await system.text('STOP')
    system.advance(MINUTE)
    await system.text('START')
    expect(await staff.gate()).toMatchObject({ decision: 'allow', reason: 'opted_in' })
    expect(await staff.gate('acme-login')).toMatchObject({ decision: 'deny', reason: 'opted_out' })
  })

  test('GATE-9: is put back by a new entry', async () => {
    await staff.own(false)
    system.advance(MINUTE)
    await staff.own()
    const entries = await staff.ledger()
    expect(entries).toMatchObject([{ set: true }, { set: false }, { set: true }])
    expect(await staff.gate()).toMatchObject({ reason: 'owned_device', consent: { id: entries[2]?.id } })
  })

  test('GATE-12: is denied what the person stopped, even where it is put back', async () => {
    await system.text('STOP')
    system.advance(MINUTE)
    await staff.own()
    expect(await staff.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
  })
})

describe('a device taken off the list', () => {
  beforeEach(async () => {
    await staff.own(false, { note: 'sold' })
  })

  test('GATE-9: is sent nothing without consent', async () => {
    expect(await staff.gate()).toMatchObject({ decision: 'deny', reason: 'no_consent' })
  })

  test('REC-1: expires six months after it was last dealt with, at the earliest', async () => {
    const { expiresAt } = await staff.lookup()
    expect((expiresAt ?? 0) * 1000).toBeGreaterThanOrEqual(Date.parse('2027-05-21T12:01:00.000Z'))
  })

  test('REC-2: has a ledger that holds', async () => {
    expect(await staff.holds()).toBe(true)
  })
})

test('GATE-9: the same request again changes nothing', async () => {
  await staff.own(false)
  await staff.operate({ action: 'own', to: PERSON, set: true, note: 'kiosk' }, 'same')
  await staff.own(false)
  await staff.operate({ action: 'own', to: PERSON, set: true, note: 'kiosk' }, 'same')
  expect(await staff.gate()).toMatchObject({ reason: 'no_consent' })
})

test('GATE-9: putting it on again in the same words changes nothing', async () => {
  await staff.own()
  expect(await staff.types()).toEqual(['owned'])
})

test.each([
  ['no reason', { note: undefined }, 'note'],
  ['a blank reason', { note: '' }, 'note'],
  ['no word on whether', { set: undefined }, 'set'],
])('GATE-9: an entry is refused with %s', async (_, change, path) => {
  expect(await staff.own(true, change)).toMatchObject({
    error: { code: 'invalid_request', issues: [{ path }] },
  })
})
