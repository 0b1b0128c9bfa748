import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../../lambdas/domain/core/time.ts'
import { eventsOf, verified } from '../../../faults/outcome.ts'
import { beginningOf, NOON, PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'

const STOPPED_AT = '2026-11-21T13:00:00.000Z'
const AFTER_STOP = '2026-11-21T13:00:00.001Z'

let system: System

const begin = beginningOf(async (system) => {
  await system.text('START')
  system.advance(HOUR)
  await system.text('STOP')
  await system.settle()
  system.advance(200 * DAY)
})

beforeEach(async () => {
  system = await begin()
})

/** What DynamoDB does some time after a record has expired. */
async function deleteRecord(): Promise<void> {
  const { client, tableName } = system.table
  const Key = marshall({ pk: `acme#${PERSON}`, sk: 'record' })
  await client.send(new DeleteItemCommand({ TableName: tableName, Key }))
}

/** Changes the stop on the ledger so that it is whole no more. */
async function breakStop(): Promise<void> {
  const { client, tableName } = system.table
  const [stop] = (await itemsOf(system.table)).filter(
    ({ event }) => (event as { type?: string } | undefined)?.type === 'opted_out',
  )
  const Item = marshall({ ...stop, event: { ...(stop?.event as object), medium: 'pigeon' } })
  await client.send(new PutItemCommand({ TableName: tableName, Item }))
}

const ask = () => system.gate({ program: 'acme-alerts', to: PERSON })
const events = async () => (await eventsOf(system.table)).map(({ type }) => type)

describe.each([
  ['that has expired and is still there', async () => {}],
  ['that has expired and was deleted', deleteRecord],
])('a record %s', (_, expire) => {
  beforeEach(expire)

  test('GATE-4: counts as absent at the gate', async () => {
    expect(await ask()).toMatchObject({ decision: 'deny', reason: 'no_consent' })
    expect(await system.gate({ program: 'acme-alerts', to: [PERSON] })).toMatchObject({
      results: [{ reason: 'no_consent' }],
    })
  })

  test('GATE-4: counts as absent when it is looked up', async () => {
    expect(await system.records({ action: 'lookup', tenant: 'acme', to: PERSON })).toMatchObject({
      expiresAt: null,
      programs: { 'acme-alerts': { status: 'none', since: null } },
    })
  })

  test('IN-10: its stop still declines a START that is dated before it', async () => {
    await system.text('START', { at: STOPPED_AT })
    expect(await ask()).toMatchObject({ decision: 'deny' })
    expect(await events()).toEqual(['opted_in', 'opted_out', 'declined'])
  })

  test('GATE-1: nothing is granted while its stop cannot be read', async () => {
    await breakStop()
    expect((await system.text('START')).batchItemFailures).toHaveLength(1)
    expect(await ask()).toMatchObject({ decision: 'deny', reason: 'no_consent' })
  })

  test('IN-10: and declines it again after any other message', async () => {
    await system.text('hello')
    await system.text('START', { at: STOPPED_AT })
    expect(await system.gate({ program: 'acme-offers', to: PERSON })).toMatchObject({ decision: 'deny' })
    expect((await events()).at(-1)).toBe('declined')
  })

  test('OUT-9: a START that is dated after its stop opts in', async () => {
    await system.text('START', { at: AFTER_STOP })
    expect(await ask()).toMatchObject({ decision: 'allow', reason: 'opted_in' })
  })

  test('EVT-1: a new message begins a new record generation, numbered from 1', async () => {
    await system.text('START')
    const generations = (await eventsOf(system.table)).map(({ id }) => id.split('.'))
    expect(generations.map(([, seq]) => seq)).toEqual(['1', '2', '1'])
    expect(new Set(generations.map(([life]) => life)).size).toBe(2)
  })

  test('REC-3: the chains of both record generations hold', async () => {
    await system.text('START')
    await system.text('STOP')
    expect(await verified(system)).toMatchObject({ holds: true, events: 4 })
  })

  test('REPLY-1: nothing that was sent in the expired record counts in the new one', async () => {
    await system.text('START')
    const record = (await itemsOf(system.table)).find(({ sk }) => sk === 'record')
    expect(record).not.toHaveProperty('sends')
  })
})

test('GATE-4: a record lasts until its very second', async () => {
  const table = await newTable()
  const other = systemOn(table)
  await other.text('STOP')
  const record = (await itemsOf(table)).find(({ sk }) => sk === 'record')
  other.advance(Number(record?.expiresAt) * 1000 - Date.parse(NOON) - 1)
  const before = await other.gate({ program: 'acme-alerts', to: PERSON })
  other.advance(1)
  expect([before, await other.gate({ program: 'acme-alerts', to: PERSON })]).toMatchObject([
    { reason: 'opted_out' },
    { reason: 'no_consent' },
  ])
})
