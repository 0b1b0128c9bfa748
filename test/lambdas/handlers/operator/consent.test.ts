import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR } from '../../../../lambdas/domain/core/time.ts'
import { hours, minutes } from '../../../fixtures.ts'
import { NOON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { EVIDENCE, grant, phonedStop, type Staff, staffOf } from './operating.ts'

let system: System
let staff: Staff

beforeEach(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
})

const JUST_BEFORE = '2026-11-21T11:59:59.999Z'
const JUST_AFTER = '2026-11-21T12:00:00.001Z'

const written = (change: object = {}) =>
  grant({ program: 'acme-offers', level: 'express_written', ...change })
const verbal = (change: object = {}) =>
  grant({ program: 'acme-offers', medium: 'verbal', at: '2026-11-21T09:30:00.000Z', ...change })
/** A consent of half an hour ago. */
const recent = grant()
const ways = ['record', 'import'] as const
const bring = (way: (typeof ways)[number], row: object, change: object = {}) =>
  way === 'record' ? staff.record(row, change) : staff.import([row], change)

describe.each(ways)('by %s', (way) => {
  test('IN-7: a weaker consent never lowers the level held', async () => {
    await bring(way, written())
    await bring(way, verbal())
    expect((await staff.lookup()).programs['acme-offers']).toMatchObject({ level: 'express_written' })
    system.advance(8 * HOUR)
    expect(await staff.gate('acme-offers')).toMatchObject({
      decision: 'allow',
      consent: { level: 'express_written' },
    })
    expect(await staff.holds()).toBe(true)
  })

  test('IN-9: nothing is sent unless asked', async () => {
    await bring(way, grant())
    await bring(way, written(), { confirm: false })
    expect(await staff.texts()).toEqual([])
  })

  test('IN-9: one text confirms it where asked', async () => {
    await bring(way, recent, { confirm: true })
    const [text, ...more] = await staff.texts()
    expect(more).toEqual([])
    for (const part of [
      'Acme Alerts',
      'help@acme.example',
      'STOP',
      'ecurring',
      '10 msgs/month',
      'Msg & data rates may apply',
    ]) {
      expect(text).toContain(part)
    }
  })

  test('IN-9: repeating it sends no second text', async () => {
    await bring(way, recent, { confirm: true })
    await staff.texts()
    await bring(way, recent, { confirm: true })
    expect(await staff.texts()).toHaveLength(1)
  })

  test('IN-9: no text confirms what was refused', async () => {
    await system.text('STOP')
    await staff.texts()
    const before = system.sent.length
    await bring(way, recent, { confirm: true })
    await bring(way, grant({ evidence: {} }), { confirm: true })
    expect(await staff.texts()).toHaveLength(before)
  })

  test('GATE-11: what was never confirmed is named for the first message', async () => {
    await bring(way, grant())
    const { include } = (await staff.gate()) as { include: string[] }
    expect(include).toContain('confirmation')
  })

  test('GATE-11: what was confirmed is not named', async () => {
    await bring(way, recent, { confirm: true })
    await staff.texts()
    const { include } = (await staff.gate()) as { include: string[] }
    expect(include).not.toContain('confirmation')
    expect(include).toEqual(expect.arrayContaining(['brand', 'opt_out', 'help']))
  })

  test('IN-10: a stop to another program does not matter', async () => {
    await system.text('STOP OFFERS')
    system.advance(HOUR)
    await bring(way, grant())
    expect(await staff.gate()).toMatchObject({ decision: 'allow' })
    expect(await staff.gate('acme-offers')).toMatchObject({ reason: 'opted_out' })
  })
})

describe('a consent that was collected elsewhere', () => {
  test('GATE-6: the gate names the consent that was brought', async () => {
    await staff.record(grant())
    const [event] = await staff.ledger()
    expect(await staff.gate()).toMatchObject({
      decision: 'allow',
      reason: 'opted_in',
      consent: { id: event?.id, level: 'express', medium: 'paper_form', since: grant().at },
    })
  })

  test('GATE-3: it allows no other program', async () => {
    await staff.record(grant())
    expect(await staff.gate('acme-login')).toMatchObject({ decision: 'deny', reason: 'no_consent' })
  })

  test('GATE-2: implied consent is not enough for an informational program', async () => {
    await staff.record(grant({ level: 'implied' }))
    expect(await staff.gate()).toMatchObject({ decision: 'deny', reason: 'insufficient_consent' })
  })

  test('REC-1: it clears the expiry', async () => {
    await system.text('HELLO')
    await staff.record(grant())
    expect((await staff.lookup()).expiresAt).toBeNull()
  })

  test('IN-7: a stronger consent raises the level, even of an earlier date', async () => {
    await staff.record(verbal())
    await staff.record(written())
    expect((await staff.lookup()).programs['acme-offers']).toMatchObject({ level: 'express_written' })
  })

  test('IN-9: the text leaves from the number of the program', async () => {
    await staff.record(recent, { confirm: true })
    await staff.texts()
    expect(system.sent).toMatchObject([{ from: '+12065550100', to: '+12065550142' }])
  })

  test('OUT-7: a consent does not undo a stop that is delivered late', async () => {
    await staff.record(grant())
    await system.text('STOP', { at: hours(-1) })
    expect(await staff.gate()).toMatchObject({ reason: 'opted_out' })
  })
})

describe('a stop stands', () => {
  const afterwards = hours(1)

  test.each([
    ['STOP', 'acme-alerts', '2026-11-20T09:30:00.000Z'],
    ['STOP', 'acme-alerts', NOON],
    ['STOP', 'acme-alerts', afterwards],
    ['STOP', 'acme-offers', afterwards],
    ['STOP OFFERS', 'acme-offers', '2026-11-20T09:30:00.000Z'],
    ['STOP OFFERS', 'acme-offers', afterwards],
  ])('IN-10: after %s no import to %s of %s lifts it, and nothing is written', async (stop, program, at) => {
    await system.text(stop)
    system.advance(2 * HOUR)
    const before = await staff.items()
    expect(await staff.import([grant({ program, at })])).toEqual([{ result: 'refused_stopped' }])
    expect(await staff.items()).toEqual(before)
    expect(await staff.gate(program)).toMatchObject({ reason: 'opted_out' })
  })

  test('IN-10: an import does not lift a stop for a program that the person has not come back to', async () => {
    await system.text('STOP')
    system.advance(HOUR)
    await system.text('START')
    system.advance(HOUR)
    const row = grant({ program: 'acme-offers', at: minutes(61) })
    expect(await staff.import([row])).toEqual([{ result: 'refused_stopped' }])
    expect(await staff.gate('acme-offers')).toMatchObject({ reason: 'opted_out' })
  })

  test.each([
    ['before', JUST_BEFORE],
    ['at the instant of', NOON],
  ])('IN-10: a consent dated %s it is refused, and nothing is written', async (_, at) => {
    await system.text('STOP')
    system.advance(HOUR)
    const before = await staff.items()
    expect(await staff.record(grant({ at }))).toMatchObject({ error: { code: 'refused_stopped' } })
    expect(await staff.items()).toEqual(before)
  })

  test('IN-10: a consent dated ahead of the clock is refused at the instant of the stop', async () => {
    await system.text('STOP')
    expect(await staff.record(grant({ at: minutes(4) }))).toMatchObject({
      error: { code: 'refused_stopped' },
    })
  })

  test('IN-10: a recorded consent of a later date opts in again', async () => {
    await system.text('STOP')
    system.advance(HOUR)
    await staff.record(grant({ at: JUST_AFTER }))
    expect(await staff.gate()).toMatchObject({ decision: 'allow', reason: 'opted_in' })
    expect((await staff.lookup()).expiresAt).toBeNull()
    expect(await staff.holds()).toBe(true)
  })

  test('IN-10: one that lifts it lifts it for its own program alone', async () => {
    await system.text('OFFERS')
    await system.text('STOP')
    system.advance(HOUR)
    await staff.record(grant({ at: JUST_AFTER }))
    expect(await staff.gate('acme-offers')).toMatchObject({ reason: 'opted_out' })
  })

  test('IN-10: a consent without its evidence lifts nothing', async () => {
    await system.text('STOP')
    system.advance(HOUR)
    await staff.record(grant({ at: JUST_AFTER, evidence: { ...EVIDENCE, identity: null } }))
    expect(await staff.gate()).toMatchObject({ reason: 'opted_out' })
  })

  test('IN-10: a stop that staff recorded with an old date counts from its recording', async () => {
    await staff.record(phonedStop({ medium: 'operator', at: '2026-01-01T00:00:00.000Z' }))
    system.advance(HOUR)
    expect(await staff.record(grant({ at: minutes(-1) }))).toMatchObject({
      error: { code: 'refused_stopped' },
    })
  })
})

test('IN-4: a recorded consent leaves a request of another program as it is', async () => {
  await staff.record(grant())
  await system.text('YES')
  expect((await staff.lookup()).programs['acme-offers']).toMatchObject({ status: 'none' })
})
