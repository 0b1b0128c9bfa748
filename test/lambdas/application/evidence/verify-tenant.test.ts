import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { beforeEach, expect, test } from 'vitest'
import {
  type TenantVerification,
  verifyTenant,
} from '../../../../lambdas/application/evidence/verify-tenant.ts'
import { createReading } from '../../../../lambdas/handlers/wiring/reading.ts'
import { signer } from '../../../signer.ts'
import { beginningOf, keyedHash, type System } from '../../../system.ts'

const PEOPLE = Array.from({ length: 7 }, (_, i) => `+120655503${10 + i}`)
const GLOBEX = '+12065550110'

let system: System

const begin = beginningOf(async (system) => {
  for (const from of PEOPLE) {
    await system.text('START', { from })
    await system.text('STOP', { from, to: GLOBEX })
    await system.text('HELP', { from, to: GLOBEX })
  }
})

beforeEach(async () => {
  system = await begin()
})

const verify = async (tenant: string, change: object = {}) =>
  (await system.records({ action: 'verify', tenant, ...change })) as TenantVerification

/** Two numbers a call. */
async function inStretches(tenant: string): Promise<TenantVerification[]> {
  const verifying = {
    ...createReading(system.table, keyedHash, signer),
    clock: system.now,
    anchorBucket: undefined,
  }
  const keyRanges: TenantVerification[] = []
  let cursor: string | undefined
  do {
    const keyRange = await verifyTenant(verifying, tenant, cursor, { maxNumbers: 2 })
    keyRanges.push(keyRange)
    cursor = keyRange.cursor ?? undefined
  } while (cursor)
  return keyRanges
}

async function remove(tenant: string, to: string, sk: string): Promise<void> {
  const { client, tableName } = system.table
  const Key = marshall({ pk: `${tenant}#${to}`, sk })
  await client.send(new DeleteItemCommand({ TableName: tableName, Key }))
}

test('TEN-1: a whole tenant holds, and nobody else is counted', async () => {
  expect([await verify('acme'), await verify('globex')]).toEqual([
    { tenant: 'acme', holds: true, numbers: 7, events: 7, firstBreak: null, cursor: null },
    { tenant: 'globex', holds: true, numbers: 7, events: 14, firstBreak: null, cursor: null },
  ])
})

test('REC-2: every number is verified once, a bounded number of them in a call', async () => {
  const keyRanges = await inStretches('globex')
  expect(keyRanges.every(({ numbers }) => numbers <= 2)).toBe(true)
  expect(keyRanges.reduce((sum, { numbers }) => sum + numbers, 0)).toBe(7)
  expect(keyRanges.reduce((sum, { events }) => sum + events, 0)).toBe(14)
})

test('TEN-1: a cursor names nobody of another tenant', async () => {
  for (const { cursor } of await inStretches('globex')) {
    expect(Buffer.from(cursor ?? '', 'base64url').toString()).not.toContain('acme')
  }
})

test('TEN-1: what breaks at one tenant breaks at no other', async () => {
  await remove('globex', PEOPLE[3]!, 'record')
  expect(await verify('acme')).toMatchObject({ holds: true })
  expect(await verify('globex')).toMatchObject({
    holds: false,
    firstBreak: { to: PEOPLE[3], seq: null, what: 'missing' },
  })
})

test('TEN-1: a cursor of another tenant is refused', async () => {
  const [{ cursor } = { cursor: null }] = await inStretches('globex')
  expect(await verify('acme', { cursor })).toMatchObject({
    error: { code: 'invalid_request', issues: [{ path: 'cursor' }] },
  })
})

test('a cursor goes with no number', async () => {
  expect(await verify('acme', { to: PEOPLE[0], cursor: 'x' })).toMatchObject({
    error: { code: 'invalid_request', issues: [{ path: 'cursor' }] },
  })
})
