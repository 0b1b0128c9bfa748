import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { indexDefinitions } from '../../../../lambdas/domain/tenant/definitions.ts'
import { newWiredTable } from '../../../faults/wired-table.ts'
import { acme, globex } from '../../../fixtures.ts'
import { askForCode, FILLED, signUp } from '../../../site.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

const numbered = (i: number) => `206 555 ${String(1000 + i)}`
const address = (i: number) => `198.51.${Math.floor(i / 250)}.${i % 250}`
const sentTo = async (to = PERSON) => {
  await system.settle()
  return system.sent.filter((text) => text.to === to).length
}

describe('REPLY-1: a phone', () => {
  test('is texted once in ten minutes, and the page says the same', async () => {
    const first = await signUp(system)
    system.advance(10 * MINUTE - 1)
    const second = await signUp(system)
    expect([second.status, second.body, await sentTo()]).toEqual([200, first.body, 1])
    system.advance(1)
    await signUp(system)
    expect(await sentTo()).toBe(2)
  })

  test('is texted three times a day', async () => {
    for (let i = 0; i < 4; i++) {
      await signUp(system)
      await system.settle()
      system.advance(HOUR)
    }
    expect(await sentTo()).toBe(3)
    system.advance(DAY - 4 * HOUR)
    await signUp(system)
    expect(await sentTo()).toBe(4)
  })

  test('that is asked to prove itself by code is texted three times a day', async () => {
    await system.text('START')
    await system.settle()
    system.sent.length = 0
    for (let i = 0; i < 4; i++) {
      await askForCode(system)
      await system.settle()
      system.advance(HOUR)
    }
    expect(await sentTo()).toBe(3)
  })
})

describe('an address', () => {
  beforeEach(() => {
    const few = { ...acme, limits: { ...acme.limits, addressPerHour: 4 } }
    system = systemOn(system.table, indexDefinitions([few, globex]))
  })

  test('is taken as many forms an hour as the definitions say, then asked to wait with everything typed', async () => {
    for (let i = 0; i < 4; i++) await signUp(system, { number: numbered(i) })
    const page = await signUp(system, { name: 'Dana Reed' })
    expect([page.status, page.body]).toEqual([429, expect.stringContaining('Too many requests')])
    expect(page.body).toContain('value="Dana Reed"')
    expect(await sentTo()).toBe(0)
    expect((await signUp(system, {}, { from: '203.0.113.9' })).status).toBe(200)
    system.advance(HOUR)
    expect((await signUp(system, { number: numbered(99) })).status).toBe(200)
  })

  test('is counted for a phone that has had its share as well', async () => {
    for (let i = 0; i < 4; i++) await signUp(system)
    expect((await signUp(system, { number: numbered(1) })).status).toBe(429)
  })

  test('of IPv6 is counted with its whole network of 64 bits', async () => {
    const from = (last: string) => ({ from: `2001:db8:1:2::${last}` })
    for (let i = 0; i < 4; i++) await signUp(system, { number: numbered(i) }, from(String(i)))
    expect((await signUp(system, { number: numbered(11) }, from('ffff'))).status).toBe(429)
    expect((await signUp(system, { number: numbered(12) }, { from: '2001:db8:1:3::1' })).status).toBe(200)
  })

  test('is counted for sign-ups and for preferences apart', async () => {
    for (let i = 0; i < 5; i++) await signUp(system, { number: numbered(i) })
    expect((await askForCode(system)).status).toBe(200)
  })

  test('is counted by tenant (TEN-1)', async () => {
    for (let i = 0; i < 4; i++) await signUp(system, { number: numbered(i) })
    const { hidden } = await system.site.get('/globex/join')
    const page = await system.site.post('/globex/join', { ...hidden, ...FILLED, program: 'globex-news' })
    expect(page.status).toBe(200)
  })
})

test('a tenant is taken 300 requests an hour, whoever sends them', async () => {
  const few = { ...acme, limits: { ...acme.limits, tenantPerHour: 3 } }
  system = systemOn(system.table, indexDefinitions([few]))
  for (let i = 0; i < 3; i++) await signUp(system, { number: numbered(i) }, { from: address(i) })
  const page = await signUp(system, {}, { from: address(9) })
  expect([page.status, page.body, await sentTo()]).toEqual([
    503,
    expect.stringContaining('Too many requests'),
    0,
  ])
})

test('OUT-8 sign-ups of the whole tenant leave the preferences page open', async () => {
  const few = { ...acme, limits: { ...acme.limits, tenantPerHour: 1 } }
  system = systemOn(system.table, indexDefinitions([few]))
  await signUp(system, { number: numbered(1) })
  expect((await signUp(system, { number: numbered(2) }, { from: address(2) })).status).toBe(503)
  expect((await askForCode(system)).status).toBe(200)
})

test('OUT-8 a busy preferences page names STOP and its number', async () => {
  const few = { ...acme, limits: { ...acme.limits, preferencesPerHour: 1 } }
  system = systemOn(system.table, indexDefinitions([few]))
  await askForCode(system)
  const page = await askForCode(system, { number: numbered(2) }, { from: address(2) })
  expect([page.status, page.body]).toEqual([
    503,
    expect.stringContaining('href="sms:+12065550100?&amp;body=STOP"'),
  ])
})

test('IN-4 the requests to the table are the same for numbers known, stopped, declined, never seen and just asked', async () => {
  const { wire, wired, direct } = await newWiredTable()
  const others = systemOn(direct)
  await others.text('OFFERS', { from: '+12065550151' })
  await others.text('STOP', { from: '+12065550152' })
  await others.operator({
    action: 'deny',
    tenant: 'acme',
    to: '+12065550153',
    set: true,
    note: 'asked us to',
    by: 'dana',
  })
  system = systemOn(wired)
  await signUp(system, { number: '206 555 0150' })
  system.advance(MINUTE)
  const asked = async (visit: typeof signUp) => {
    const operations: string[][] = []
    for (const number of ['0151', '0152', '0153', '0154', '0151', '0154']) {
      wire.operations.length = 0
      await visit(system, { number: `206 555 ${number}` })
      operations.push([...wire.operations])
    }
    return operations
  }
  const [known, ...rest] = await asked(signUp)
  expect(known).toEqual(['BatchGetItem', 'TransactWriteItems', 'GetItem', 'TransactWriteItems', 'PutItem'])
  expect(rest).toEqual([known, known, known, known, known])
  const [first, ...others_] = await asked(askForCode)
  expect(first).toEqual([
    'BatchGetItem',
    'TransactWriteItems',
    'GetItem',
    'TransactWriteItems',
    'BatchGetItem',
  ])
  expect(others_).toEqual([first, first, first, first, first])
})

test('in doubt whether the limits hold, no text leaves', async () => {
  const { wire, wired } = await newWiredTable()
  system = systemOn(wired)
  const { hidden } = await system.site.get('/acme/join')
  wire.fault = (operation) =>
    operation === 'TransactWriteItems'
      ? async () => ({
          status: 400,
          body: JSON.stringify({
            __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
            CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }, { Code: 'None' }],
          }),
        })
      : undefined
  const page = await system.site.post('/acme/join', { ...hidden, ...FILLED })
  expect(page.status).toBe(503)
  wire.fault = () => undefined
  expect(await sentTo()).toBe(0)
}, 20_000)
