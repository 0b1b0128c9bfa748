import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { minutes } from '../../../fixtures.ts'
import { NOON, PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { grant, phonedStop, type Staff, staffOf } from './operating.ts'

let system: System
let staff: Staff

beforeAll(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
})

const flawedRows: [string, object, string][] = [
  ['a field that is none', { colour: 'red' }, 'colour'],
  ['evidence that is none', { evidence: { ...grant().evidence, mood: 'good' } }, 'evidence.mood'],
  ['a time without an offset', { at: '2026-11-20T09:30:00.000' }, 'at'],
  ['an hour that is none', { at: '2026-11-20T24:30:00Z' }, 'at'],
  ['an offset that is none', { at: '2026-11-20T09:30:00+99:00' }, 'at'],
  ['a day that is none', { at: '2026-02-30T09:30:00.000Z' }, 'at'],
  ['a date alone', { at: '2026-11-20' }, 'at'],
  ['a time that is a number', { at: 1_763_631_000_000 }, 'at'],
  ['no time', { at: undefined }, 'at'],
  ['a time six minutes ahead', { at: minutes(6) }, 'at'],
  ['a time just over five minutes ahead', { at: '2026-11-21T12:05:00.001Z' }, 'at'],
  ['a time ahead by eight thousand years', { at: '+010000-01-01T00:00:00.000Z' }, 'at'],
  ['a time before the year 0', { at: '-000001-01-01T00:00:00.000Z' }, 'at'],
  ['a number that is none', { to: '206-555-0142' }, 'to'],
  ['a number with spaces', { to: '+1 206 555 0142' }, 'to'],
  ['a number of 16 digits', { to: '+1206555014200000' }, 'to'],
  ['no number', { to: undefined }, 'to'],
  ['a status that is none', { status: 'pending' }, 'status'],
  ['no status', { status: undefined }, 'status'],
  ['a level that is none', { level: 'verbal' }, 'level'],
  ['a medium that is none', { medium: 'fax' }, 'medium'],
  ['no medium', { medium: undefined }, 'medium'],
  ['no program', { program: undefined }, 'program'],
  ['no level', { level: undefined }, 'level'],
]

describe.each(flawedRows)('a row with %s', (_, change, path) => {
  test('IN-6: is refused by record, by that name', async () => {
    expect(await staff.record(grant(change))).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path }] },
    })
  })

  test('IN-6: is refused whole as `row`, by a name that ends so', async () => {
    const answer = (await staff.operate({ action: 'record', row: grant(change) })) as {
      error?: { code: string; issues: { path: string }[] }
    }
    expect(answer.error?.code).toBe('invalid_request')
    expect(answer.error?.issues.map(({ path: named }) => named)).toEqual([expect.stringMatching(path)])
  })

  test('REC-6: is invalid in an import, by that name', async () => {
    expect(await staff.import([grant(change)])).toMatchObject([{ result: 'invalid', issues: [{ path }] }])
  })
})

test('REC-7: a refusal never repeats a value', async () => {
  const evidence = { ...grant().evidence, identity: 4711, 'Dana Reed': 'x' }
  const row = grant({ to: '206-555-0142', at: 'yesterday', medium: 'fax', program: 'secret', evidence })
  const answer = JSON.stringify([await staff.record(row), await staff.import([row])])
  for (const value of ['206-555-0142', 'yesterday', 'fax', 'secret', '4711', 'Dana Reed']) {
    expect(answer).not.toContain(value)
  }
})

test.each([
  ['four', minutes(4), '+12065550150'],
  ['five', minutes(5), '+12065550151'],
])('IN-10: a time %s minutes ahead counts as now', async (_, at, to) => {
  expect(await staff.record(grant({ to, at }))).toMatchObject({ event: { type: 'opted_in', at: NOON } })
})

test('OUT-8: a stop dated ahead of the clock is received now', async () => {
  expect(await staff.record(phonedStop({ to: '+12065550152', at: minutes(4) }))).toMatchObject({
    event: { type: 'opted_out', at: NOON, receivedAt: NOON },
  })
})

test.each(['acme-nothing', 'constructor', '', 'globex-news'])(
  'TEN-1: "%s" is no program of Acme',
  async (program) => {
    expect(await staff.record(grant({ program }))).toMatchObject({ error: { code: 'unknown_program' } })
    expect(await staff.record(phonedStop({ program }))).toMatchObject({ error: { code: 'unknown_program' } })
    expect(await staff.import([grant({ program }), phonedStop({ program })])).toMatchObject([
      { result: 'invalid', issues: [{ path: 'program' }] },
      { result: 'invalid', issues: [{ path: 'program' }] },
    ])
  },
)

const writes: [string, object][] = [
  ['record', grant()],
  ['import', { rows: [grant()] }],
  ['own', { to: PERSON, set: true, note: 'kiosk' }],
  ['deny', { to: PERSON, set: true, note: 'asked' }],
  ['erase', { to: PERSON }],
]

describe.each(writes)('%s', (action, request) => {
  test.each([undefined, '', '  ', null])('TEN-1: is refused without who did it: %j', async (by) => {
    expect(await staff.operate({ action, ...request, by })).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'by' }] },
    })
  })

  test.each(['nobody', 'constructor', ''])(
    'TEN-1: is refused for a tenant that is none: "%s"',
    async (tenant) => {
      expect(await staff.operate({ action, ...request, tenant })).toMatchObject({
        error: { code: 'unknown_tenant' },
      })
    },
  )

  test.each([undefined, null, ['acme', 'globex']])('TEN-1: names one tenant: %j', async (tenant) => {
    expect(await staff.operate({ action, ...request, tenant })).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'tenant' }] },
    })
  })

  test('IN-6: is refused with an unknown field', async () => {
    expect(await staff.operate({ action, ...request, colour: 'red' })).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'colour' }] },
    })
  })
})

test.each(['own', 'deny', 'erase'])('TEN-1: %s is refused for an invalid number', async (action) => {
  const rest = action === 'erase' ? {} : { set: true, note: 'why' }
  for (const to of ['12065550142', '+0123456789', '', null, [PERSON]]) {
    expect(await staff.operate({ action, to, ...rest })).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'to' }] },
    })
  }
})

test('TEN-1: the refusal of an unknown action names the allowed ones', async () => {
  expect(await staff.operate({ action: 'delete' })).toMatchObject({
    error: {
      issues: [{ path: 'action', message: expect.stringMatching(/^must be one of: record, import, /) }],
    },
  })
})

test.each([undefined, 'drop', null, {}])('TEN-1: an unknown action is refused: %j', async (action) => {
  expect(await staff.operate({ action, to: PERSON })).toMatchObject({
    error: { code: 'invalid_request', issues: [{ path: 'action' }] },
  })
})

test.each([null, undefined, 'record', 7, []])('TEN-1: what is no request is refused: %j', async (request) => {
  expect(await system.operator(request as object)).toMatchObject({ error: { code: 'invalid_request' } })
})

test('OUT-8: a stop needs its date', async () => {
  expect(await staff.record(phonedStop({ at: undefined }))).toMatchObject({
    error: { code: 'invalid_request', issues: [{ path: 'at' }] },
  })
})

afterAll(async () => {
  const written = (await staff.items()).filter(({ pk }) => String(pk).includes(PERSON))
  expect(written).toEqual([])
})

test.each([
  ['+12065550180', '2026-11-20T09:30Z', '2026-11-20T09:30:00.000Z'],
  ['+12065550181', '2026-11-20T09:30:00Z', '2026-11-20T09:30:00.000Z'],
  ['+12065550182', '2026-11-20T09:30:15.25+00:00', '2026-11-20T09:30:15.250Z'],
  ['+12065550183', '2026-11-19T23:30-08:00', '2026-11-20T07:30:00.000Z'],
])('IN-8: from %s a time with its offset, %s, is kept in UTC', async (to, at, kept) => {
  expect(await staff.record(grant({ to, at }))).toMatchObject({ event: { type: 'opted_in', at: kept } })
})

test.each([
  ['confirm', true],
  ['action', 'erase'],
  ['tenant', 'globex'],
])('IN-6: a row takes no %s of its own', async (field, value) => {
  const answer = await staff.operate({ action: 'record', row: { ...grant(), [field]: value } })
  expect(JSON.stringify(answer)).toContain(`row_${field}`)
})

test('a name in a request has a length', async () => {
  const long = 'x'.repeat(101)
  for (const change of [{ program: long }, { tenant: long }, { to: `+${'1'.repeat(200)}` }])
    expect(await staff.record(grant(), change)).toMatchObject({ error: { code: 'invalid_request' } })
})

test('IN-12: a number that texts are sent from cannot sign up, but its stop is recorded', async () => {
  const to = '+12065550101'
  expect(await staff.record(grant({ to }))).toMatchObject({
    error: {
      issues: [{ path: 'to', message: 'is a number that this deployment sends from: it cannot sign up' }],
    },
  })
  expect(await staff.record(phonedStop({ to }))).toMatchObject({ event: { type: 'opted_out' } })
})
