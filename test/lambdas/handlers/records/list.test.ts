import { beforeEach, describe, expect, test } from 'vitest'
import { createListReader } from '../../../../lambdas/adapters/staff/dynamodb-lists.ts'
import { execute } from '../../../../lambdas/application/core/execute.ts'
import { type ListPage, list } from '../../../../lambdas/application/staff/list.ts'
import { DAY, HOUR } from '../../../../lambdas/domain/core/time.ts'
import { acme } from '../../../fixtures.ts'
import { NOON, PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

const ask = (request: object) => system.records({ action: 'list', tenant: 'acme', ...request })
const rows = async (request: object) => ((await ask(request)) as ListPage).rows
const statuses = async (request: object) => (await rows(request)).map(({ status }) => status)

const alerts = { program: 'acme-alerts' }
const BRAND_STOP = { program: null, status: 'opted_out', level: null, medium: null }

describe('REC-6: a list', () => {
  test('has who is opted in, since when, at which level and how', async () => {
    await system.text('START')
    expect(await rows({ ...alerts, status: 'opted_in' })).toEqual([
      { to: PERSON, ...alerts, status: 'opted_in', since: NOON, level: 'express', medium: 'sms_keyword' },
    ])
  })

  test('of the brand has stops of numbers never seen before', async () => {
    await system.text('STOP')
    expect(await rows({})).toEqual([{ to: PERSON, since: NOON, ...BRAND_STOP }])
  })

  test('has who stopped a program no more among its opted in', async () => {
    await system.text('START')
    system.advance(HOUR)
    await system.text('STOP')
    expect([await statuses(alerts), await rows({ ...alerts, status: 'opted_in' })]).toEqual([
      ['opted_out'],
      [],
    ])
  })

  test('has who came back, of the program and of the brand', async () => {
    for (const body of ['START', 'STOP', 'START']) {
      await system.text(body)
      system.advance(HOUR)
    }
    const returned = { status: 'returned', since: '2026-11-21T14:00:00.000Z', level: 'express' }
    expect(await rows({ ...alerts, status: 'returned' })).toMatchObject([{ ...alerts, ...returned }])
    expect(await rows({})).toMatchObject([{ program: null, ...returned }])
    expect(await statuses(alerts)).toEqual(['opted_in'])
  })

  test('has who came back in a record generation after the one in which they stopped', async () => {
    await system.text('STOP')
    system.advance(200 * DAY)
    await system.expire()
    await system.text('START')
    expect(await statuses({ ...alerts, status: 'returned' })).toEqual(['returned'])
    expect(await statuses({})).toEqual(['returned'])
  })

  test('GATE-4: has nobody whose record has expired, as lookup says', async () => {
    await system.text('START')
    await system.text('STOP')
    system.advance(200 * DAY)
    expect([await rows(alerts), await rows({})]).toEqual([[], []])
  })

  test('GATE-4: has who came back in the place of an expired record once, where they stand now', async () => {
    await system.text('START')
    await system.text('STOP')
    system.advance(200 * DAY)
    await system.text('START')
    expect(await rows(alerts)).toMatchObject([{ to: PERSON, status: 'opted_in', since: system.now() }])
    expect(await statuses({ ...alerts, status: 'returned' })).toEqual(['returned'])
    expect(await statuses({})).toEqual(['returned'])
  })

  test('GATE-4: keeps who only moved the expiry of their record', async () => {
    await system.text('STOP')
    system.advance(100 * DAY)
    await system.text('STOP')
    system.advance(100 * DAY)
    expect(await statuses({})).toEqual(['opted_out'])
  })

  test('has nobody among the returned after another stop', async () => {
    for (const body of ['STOP', 'START', 'STOP']) {
      await system.text(body)
      system.advance(HOUR)
    }
    expect(await rows({ ...alerts, status: 'returned' })).toEqual([])
    expect(await statuses({})).toEqual(['opted_out'])
  })

  test('begins a period with its first instant and ends it before its last', async () => {
    const at = [0, 1, 2].map((hours) => new Date(Date.parse(NOON) + hours * HOUR).toISOString())
    for (const [i] of at.entries()) {
      await system.text('START', { from: `+1206555031${i}` })
      system.advance(HOUR)
    }
    const since = async (period: object) =>
      (await rows({ ...alerts, ...period })).map((row) => row.since).sort()
    expect(await since({ since: at[1], until: at[2] })).toEqual([at[1]])
    expect(await since({ since: at[1] })).toEqual(at.slice(1))
    expect(await since({ until: at[1] })).toEqual([at[0]])
    expect(await since({ since: at[1], until: at[1] })).toEqual([])
  })

  test('is read page by page, every row once', async () => {
    for (let i = 0; i < 12; i++) await system.text(i % 2 ? 'STOP' : 'START', { from: `+120655503${10 + i}` })
    system.advance(HOUR)
    for (let i = 0; i < 12; i++) await system.text('START', { from: `+120655503${10 + i}` })
    const lists = createListReader(system.table, 5)
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = (await list({ lists, clock: system.now }, acme, { ...alerts, cursor })) as ListPage
      expect(page.rows.length).toBeLessThanOrEqual(5)
      found.push(...page.rows.map(({ to }) => to))
      cursor = page.cursor ?? undefined
    } while (cursor)
    expect([found.length, new Set(found).size]).toEqual([12, 12])
  })

  test('never holds what would let DynamoDB remove a line', async () => {
    await system.text('START')
    await system.text('STOP')
    const lines = (await itemsOf(system.table)).filter(({ sk }) => String(sk).startsWith('list#'))
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line).not.toHaveProperty('expiresAt')
  })
})

describe('REC-6: what is asked wrongly is refused', () => {
  test('a program of another tenant', async () => {
    expect(await ask({ program: 'globex-news' })).toMatchObject({
      error: { code: 'unknown_program', issues: [{ path: 'program' }] },
    })
  })

  test.each([
    ['status', { ...alerts, status: 'gone' }],
    ['program', { status: 'pending' }],
    ['since', { ...alerts, since: '2026-11-21' }],
    ['since', { ...alerts, since: '2026-11-21T12:00:00' }],
    ['until', { ...alerts, until: '2026-02-30T12:00:00.000Z' }],
    ['until', { ...alerts, since: NOON, until: '2026-11-20T12:00:00.000Z' }],
    ['cursor', { ...alerts, cursor: 'x' }],
  ])('%s', async (path, request) => {
    expect(await ask(request)).toMatchObject({ error: { code: 'invalid_request', issues: [{ path }] } })
  })

  test.each([
    ['of another program', { program: 'acme-offers' }],
    ['of another status', { ...alerts, status: 'opted_in' }],
    ['of the brand', {}],
    ['of another tenant', { tenant: 'globex' }],
  ])('a cursor taken to a list %s', async (_, request) => {
    for (const from of ['+12065550310', '+12065550311']) await system.text('START', { from })
    const lists = createListReader(system.table, 1)
    const { cursor } = (await list({ lists, clock: system.now }, acme, alerts)) as ListPage
    expect(await ask({ ...request, cursor })).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'cursor' }] },
    })
  })
})

test('TEN-1: nobody of one tenant is listed by another', async () => {
  await system.text('STOP')
  await system.text('STOP', { from: '+12065550143', to: '+12065550110' })
  const listed = async (tenant: string) => (await rows({ tenant })).map(({ to }) => to)
  expect([await listed('acme'), await listed('globex')]).toEqual([[PERSON], ['+12065550143']])
})

describe('lookup', () => {
  const lookup = (tenant = 'acme') => system.records({ action: 'lookup', tenant, to: PERSON })
  const keep = (list: 'owned' | 'denied') =>
    execute(
      system.execution,
      {
        type: 'keep_on_list',
        tenant: 'acme',
        to: PERSON,
        list,
        set: true,
        note: 'lobby sign',
        by: 'dana',
        requestId: null,
      },
      list,
    )
  const entry = { since: NOON, by: 'dana', note: 'lobby sign' }

  test('GATE-9: shows a device of the tenant’s own, with who said so and why', async () => {
    expect(await lookup()).toMatchObject({ ownedDevice: null, denied: null })
    await keep('owned')
    expect(await lookup()).toMatchObject({ ownedDevice: entry, denied: null, expiresAt: null })
    expect(await lookup('globex')).toMatchObject({ ownedDevice: null })
  })

  test('IN-3: shows whose opt-ins are declined, with who said so and why', async () => {
    await keep('denied')
    expect(await lookup()).toMatchObject({ ownedDevice: null, denied: entry })
  })
})
