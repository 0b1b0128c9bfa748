import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { minutes } from '../../../fixtures.ts'
import { NOON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { grant, phonedStop, type Staff, staffOf } from './operating.ts'

let system: System
let staff: Staff

beforeEach(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
})

describe('a number on the deny list', () => {
  const declined: [string, () => Promise<unknown>][] = [
    ['START', () => system.text('START')],
    ['a keyword', () => system.text('OFFERS')],
    ['record', () => staff.record(grant(), { confirm: true })],
    ['import', () => staff.import([grant()], { confirm: true })],
  ]

  beforeEach(async () => {
    await staff.deny()
    system.advance(MINUTE)
  })

  test.each(declined)('IN-3: %s is declined, kept, published and answered by no text', async (_, ask) => {
    await ask()
    expect(await staff.texts()).toEqual([])
    expect(await staff.types()).toEqual(['denied', 'declined'])
    expect(system.published.map(({ type }) => type)).toEqual(['denied', 'declined'])
    expect(await staff.gate()).toMatchObject({ decision: 'deny', reason: 'no_consent' })
    expect(await staff.holds()).toBe(true)
  })

  test('IN-3: record says that it was declined', async () => {
    expect(await staff.record(grant())).toMatchObject({ error: { code: 'refused_declined' } })
  })

  test('IN-3: import says that it was declined', async () => {
    expect(await staff.import([grant()])).toEqual([{ result: 'refused_declined' }])
  })

  test('IN-3: what was recorded while it was declined says who tried', async () => {
    await staff.record(grant())
    expect((await staff.ledger())[1]).toMatchObject({ type: 'declined', program: 'acme-alerts', by: 'dana' })
  })

  test('IN-3: START works once it is off the list', async () => {
    await system.text('START')
    await staff.deny(false)
    system.advance(MINUTE)
    await system.text('START')
    expect(await staff.gate()).toMatchObject({ decision: 'allow', reason: 'opted_in' })
    expect(await staff.holds()).toBe(true)
  })

  test('REC-1: does not let the record expire', async () => {
    await system.text('STOP')
    expect((await staff.lookup()).expiresAt).toBeNull()
  })

  test('REC-1: lets it expire once it is off the list, six months after the stop at the earliest', async () => {
    await system.text('STOP')
    await staff.deny(false)
    const { expiresAt } = await staff.lookup()
    expect((expiresAt ?? 0) * 1000).toBeGreaterThanOrEqual(Date.parse('2027-05-21T12:01:00.000Z'))
  })

  test('IN-3: a wrong row is wrong first, and kept as nothing', async () => {
    expect(await staff.record(grant({ evidence: {} }))).toMatchObject({ error: { code: 'missing_evidence' } })
    expect(await staff.types()).toEqual(['denied'])
  })

  test('HELP-1: HELP is answered', async () => {
    await system.text('HELP')
    expect(await staff.texts()).toHaveLength(1)
  })
})

describe('a person opted in who is put on the deny list', () => {
  beforeEach(async () => {
    await system.text('START')
    system.advance(MINUTE)
    await staff.deny()
    system.advance(MINUTE)
  })

  test('IN-3: stays in', async () => {
    expect(await staff.gate()).toMatchObject({ decision: 'allow', reason: 'opted_in' })
  })

  test('IN-3: stays in when another opt-in is declined', async () => {
    await system.text('START')
    await staff.record(grant({ at: minutes(1) }))
    expect((await staff.types()).slice(2)).toEqual(['declined', 'declined'])
    expect(await staff.gate()).toMatchObject({ decision: 'allow', reason: 'opted_in' })
  })

  test.each([
    ['a text', () => system.text('STOP')],
    ['the phone', () => staff.record(phonedStop())],
    ['an import', () => staff.import([phonedStop()])],
  ])('IN-3: a stop by %s is never declined', async (_, stop) => {
    await stop()
    expect(await staff.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
    system.advance(MINUTE)
    await system.text('START')
    expect(await staff.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
    expect(await staff.holds()).toBe(true)
  })
})

describe('the entry', () => {
  test('IN-3: says who made it, when and why', async () => {
    await staff.deny()
    expect(await staff.ledger()).toMatchObject([
      { type: 'denied', set: true, by: 'dana', at: NOON, note: 'asked us not to', program: null },
    ])
  })

  test('IN-3: that is there already is not made again', async () => {
    await staff.deny()
    await staff.deny()
    expect(await staff.types()).toEqual(['denied'])
  })

  test('IN-3: that is not there is not taken away', async () => {
    await staff.deny(false)
    expect(await staff.items()).toEqual([])
  })

  test('TEN-1: declines for its own tenant alone', async () => {
    await staff.deny()
    await system.text('START', { to: '+12065550110' })
    expect(await staff.gate('globex-news')).toMatchObject({ decision: 'allow' })
  })

  test.each([
    ['no reason', { note: undefined }, 'note'],
    ['a blank reason', { note: ' ' }, 'note'],
    ['no word on whether', { set: undefined }, 'set'],
    ['a word that is no boolean', { set: 'yes' }, 'set'],
  ])('IN-3: is refused with %s', async (_, change, path) => {
    expect(await staff.deny(true, change)).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path }] },
    })
  })
})

test('IN-3 a consent that was declined can be recorded when the number is off the list', async () => {
  await staff.deny()
  expect(await staff.import([grant()])).toEqual([{ result: 'refused_declined' }])
  await staff.deny(false)
  expect(await staff.import([grant()])).toEqual([{ result: 'recorded' }])
  expect(await staff.import([grant()])).toEqual([{ result: 'unchanged' }])
})

test.each([
  ['still on the list', true],
  ['off the list', false],
])(
  'IN-10: a declined row that comes again after a STOP is refused for the stop, with the number %s',
  async (_, denied) => {
    await staff.deny()
    expect(await staff.import([grant()])).toEqual([{ result: 'refused_declined' }])
    await system.text('STOP')
    await staff.deny(denied)
    expect(await staff.import([grant()])).toEqual([{ result: 'refused_stopped' }])
  },
)

test('IN-10: a row that was recorded stays recorded when it comes again after a STOP', async () => {
  await staff.import([grant()])
  await system.text('STOP')
  expect(await staff.import([grant()])).toEqual([{ result: 'unchanged' }])
})

test('REC-1: who stopped before is kept for six months after coming off the list, and then no longer', async () => {
  await system.text('STOP')
  await staff.deny()
  await system.settle()
  system.advance(300 * DAY)
  await staff.deny(false)
  const expiry = Date.parse('2028-03-18T12:00:00.000Z')
  expect(await staff.lookup()).toMatchObject({
    expiresAt: expiry / 1000,
    programs: { 'acme-alerts': { status: 'opted_out' } },
  })
  expect(await staff.holds()).toBe(true)
  system.advance(200 * DAY)
  expect(await staff.lookup()).toMatchObject({ programs: { 'acme-alerts': { status: 'none' } } })
})
