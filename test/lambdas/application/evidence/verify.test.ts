import { createHash } from 'node:crypto'
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { hashOfEvent, type SealedEvent } from '../../../../lambdas/application/core/ledger.ts'
import type { Evidence } from '../../../../lambdas/application/evidence/evidence-packet.ts'
import { DAY } from '../../../../lambdas/domain/core/time.ts'
import { verified } from '../../../faults/outcome.ts'
import { beginningOf, NOON, PERSON, type System } from '../../../system.ts'
import { itemsOf } from '../../../table.ts'

const sha256 = (hashed: string) => createHash('sha256').update(hashed).digest('hex')

type Item = Record<string, unknown> & { pk: string; sk: string }
type EventItem = Item & SealedEvent & { life: string }

let system: System

const begin = beginningOf(async (system) => {
  for (const body of ['START', 'HELP', 'OFFERS', 'STOP']) {
    await system.text(body)
    system.advance(1000)
  }
})

beforeEach(async () => {
  system = await begin()
})

const ledger = async () => (await itemsOf(system.table)).filter(({ event }) => event) as EventItem[]
const eventAt = async (seq: number) => (await ledger())[seq - 1] as EventItem
const record = async () => (await itemsOf(system.table)).find(({ sk }) => sk === 'record') as Item

async function put(item: Item): Promise<void> {
  const { client, tableName } = system.table
  await client.send(new PutItemCommand({ TableName: tableName, Item: marshall(item) }))
}

async function remove({ pk, sk }: Item): Promise<void> {
  const { client, tableName } = system.table
  await client.send(new DeleteItemCommand({ TableName: tableName, Key: marshall({ pk, sk }) }))
}

/** The item with its event changed and its hash computed anew, as somebody who knows how would do it. */
function forged(item: EventItem, change: Partial<EventItem['event']>, prevHash = item.prevHash): EventItem {
  const event = { ...item.event, ...change } as EventItem['event']
  const subject = { tenant: 'acme', to: PERSON, life: item.life }
  const hash = hashOfEvent(subject, { event, detail: item.detail, detailHash: item.detailHash, prevHash })
  return { ...item, event, prevHash, hash }
}

/** What breaks first, by the number and by the whole tenant alike. */
const firstBreak = async () => {
  const { firstBreak } = await verified(system)
  const tenant = await system.records({ action: 'verify', tenant: 'acme' })
  expect(tenant).toMatchObject({
    holds: !firstBreak,
    firstBreak: firstBreak && { to: PERSON, ...firstBreak },
  })
  return firstBreak
}

test('REC-3: a ledger that nobody touched holds', async () => {
  expect(await verified(system)).toMatchObject({ holds: true, events: 4, firstBreak: null })
})

describe('an event that was changed', () => {
  test('REC-3: is found by its hash', async () => {
    const item = await eventAt(4)
    await put({ ...item, event: { ...item.event, at: NOON } })
    expect(await firstBreak()).toEqual({ seq: 4, what: 'changed' })
  })

  test.each([
    ['a level that there is none of', { level: 'platinum' }],
    ['another type', { type: 'constructor' }],
    ['no program', { program: undefined }],
  ])('REC-3: is found where it has %s, though its hash was computed again', async (_, change) => {
    const item = await eventAt(1)
    const { program, ...rest } = { ...item.event, ...change } as EventItem['event']
    const event = (program === undefined ? rest : { ...rest, program }) as EventItem['event']
    await put(forged({ ...item, event }, {}))
    expect(await firstBreak()).toEqual({ seq: 1, what: 'changed' })
    const { html, events } = (await system.records({
      action: 'evidence',
      tenant: 'acme',
      to: PERSON,
    })) as Evidence
    expect(html).toContain('This entry cannot be read: it was changed after it was recorded.')
    expect(events.map(({ type }) => type)).toEqual(['unreadable', 'help_asked', 'opted_in', 'opted_out'])
    expect(sha256(events[0]?.hashed ?? '')).toBe(events[0]?.hash)
  })

  test('REC-3: is found when its words were', async () => {
    const item = await eventAt(4)
    await put({ ...item, detail: { ...item.detail, body: 'please go on' } })
    expect(await firstBreak()).toEqual({ seq: 4, what: 'changed' })
  })

  test('REC-3: is found when its words were taken away', async () => {
    await put({ ...(await eventAt(4)), detail: null })
    expect(await firstBreak()).toEqual({ seq: 4, what: 'changed' })
  })

  test('REC-3: is found though its hash was computed again', async () => {
    await put(forged(await eventAt(2), { at: '2026-11-20T12:00:00.000Z' }))
    expect(await firstBreak()).toEqual({ seq: 3, what: 'out_of_order' })
  })

  test('REC-2: is found by the record where it is the last', async () => {
    await put(forged(await eventAt(4), { at: NOON }))
    expect(await firstBreak()).toEqual({ seq: null, what: 'record_differs' })
  })
})

describe('an event that was removed', () => {
  test.each([1, 2, 3])('REC-3: is missing: number %i', async (seq) => {
    await remove(await eventAt(seq))
    expect(await firstBreak()).toEqual({ seq, what: 'missing' })
  })

  test('REC-2: is missing where it was the last', async () => {
    await remove(await eventAt(4))
    expect(await firstBreak()).toEqual({ seq: 4, what: 'missing' })
  })

  test('REC-2: is missing where all were', async () => {
    for (const item of await ledger()) await remove(item)
    expect(await firstBreak()).toEqual({ seq: 1, what: 'missing' })
  })
})

describe('events in another order', () => {
  test('REC-3: are found where two changed places', async () => {
    const [second, third] = [await eventAt(2), await eventAt(3)]
    await put({ ...second, sk: third.sk })
    await put({ ...third, sk: second.sk })
    expect(await firstBreak()).toEqual({ seq: 3, what: 'out_of_order' })
  })

  test('REC-3: are found where two changed places and numbers', async () => {
    const [second, third] = [await eventAt(2), await eventAt(3)]
    const first = await eventAt(1)
    const moved = forged(third, { seq: 2 }, first.hash)
    await put({ ...moved, sk: second.sk })
    await put({ ...forged(second, { seq: 3 }, moved.hash), sk: third.sk })
    expect(await firstBreak()).toEqual({ seq: 4, what: 'out_of_order' })
  })
})

describe('an event that was inserted', () => {
  test('REC-3: is found in the middle', async () => {
    const item = await eventAt(2)
    await put({ ...item, sk: `${item.sk}-and-a-half` })
    expect(await firstBreak()).toEqual({ seq: 2, what: 'out_of_order' })
  })

  test('REC-2: is found at the end by the record', async () => {
    const [third, last] = [await eventAt(3), await eventAt(4)]
    const added = forged(third, { seq: 5, id: `${last.life}.5` }, last.hash)
    await put({ ...added, sk: last.sk.replace('0004', '0005') })
    expect(await firstBreak()).toEqual({ seq: null, what: 'record_differs' })
  })
})

describe('a record that was changed', () => {
  test.each([
    ['a stop was lifted', { consent: { stops: { all: null, byProgram: {} } } }],
    ['a contact was moved', { consent: { lastContactAt: NOON } }],
    ['its expiry was moved', { expiresAt: 1 }],
    ['its expiry was taken away', { expiresAt: null }],
    ['its version was moved back', { seq: 3 }],
    ['its head is another', { hash: 'f'.repeat(64) }],
  ])('REC-2: differs from its ledger where %s', async (_, change) => {
    const item = await record()
    const consent = { ...(item.consent as object), ...('consent' in change ? change.consent : {}) }
    await put({ ...item, ...change, consent })
    expect(await firstBreak()).toEqual({ seq: null, what: 'record_differs' })
  })
})

describe('a record that was removed', () => {
  test('REC-2: is missing while it has not expired', async () => {
    await remove(await record())
    expect(await firstBreak()).toEqual({ seq: null, what: 'missing' })
  })

  test('REC-4: is missed no more once it would have expired, since its ledger goes next', async () => {
    await system.settle()
    await remove(await record())
    system.advance(200 * DAY)
    expect(await firstBreak()).toBeNull()
  })

  test('REC-2: is missed where the end of its ledger was cut off with it', async () => {
    await remove(await record())
    await remove(await eventAt(4))
    system.advance(200 * DAY)
    expect(await firstBreak()).toEqual({ seq: null, what: 'missing' })
  })
})

describe('a detail that is missing', () => {
  const strip = async (seq: number) => put({ ...(await eventAt(seq)), detail: null })
  const erase = () => system.operator({ action: 'erase', tenant: 'acme', to: PERSON, by: 'dana' })

  test('REC-3: is accepted where it was erased', async () => {
    await erase()
    expect((await ledger()).map(({ detail }) => detail).filter(Boolean)).toEqual([])
    expect(await firstBreak()).toBeNull()
  })

  test('REC-3: is found where it was taken away after the erasure', async () => {
    await erase()
    await system.text('HELP')
    await strip(6)
    expect(await firstBreak()).toEqual({ seq: 6, what: 'changed' })
  })

  test('REC-3: is found where it was put in place of another', async () => {
    const [first, second] = [await eventAt(1), await eventAt(2)]
    await put({ ...first, detail: second.detail })
    expect(await firstBreak()).toEqual({ seq: 1, what: 'changed' })
  })
})

describe('a later generation', () => {
  beforeEach(async () => {
    await system.settle()
    system.advance(200 * DAY)
    await system.text('START')
  })

  test('REC-3: is chained to the end of the one before', async () => {
    const [last, first] = [await eventAt(4), await eventAt(5)]
    expect(first.prevHash).toBe(last.hash)
    expect(await firstBreak()).toBeNull()
  })

  test('REC-3: shows where the end of the one before was cut off', async () => {
    await remove(await eventAt(4))
    expect(await firstBreak()).toEqual({ seq: 1, what: 'out_of_order' })
  })

  test('REC-4: holds when the one before has gone', async () => {
    const [first] = await ledger()
    await system.generations.remove({ tenant: 'acme', to: PERSON }, first?.life ?? '', 'proof')
    expect(await firstBreak()).toBeNull()
  })

  test('REC-3: shows where only the events of the one before were removed', async () => {
    for (const item of (await ledger()).slice(0, 4)) await remove(item)
    expect(await firstBreak()).toEqual({ seq: 1, what: 'missing' })
  })

  test('REC-2: shows where the record of the one before was put back', async () => {
    const [last, item] = [await eventAt(4), await record()]
    await put({ ...item, life: last.life, seq: 4, hash: last.hash })
    expect(await firstBreak()).toEqual({ seq: null, what: 'record_differs' })
  })
})

describe('a stop that somebody hides', () => {
  test('REC-3: shows by what was written with it, though record and ledger agree', async () => {
    const restored = await record()
    await system.text('START')
    const back = await record()
    await system.text('STOP')
    expect(restored.seq).toBe(4)
    await put(back)
    await remove(await eventAt(6))
    expect(await system.gate({ program: 'acme-alerts', to: PERSON })).toMatchObject({ decision: 'allow' })
    expect(await firstBreak()).toEqual({ seq: 6, what: 'missing' })
  })
})

describe('a text that people were shown', () => {
  test('REC-3: shows where its words were changed', async () => {
    const text = (await itemsOf(system.table)).find(({ sk }) => sk === 'text') as Item
    await put({ ...text, text: 'I agree to everything.' })
    expect(await firstBreak()).toEqual({ seq: 3, what: 'text_differs' })
  })
})
