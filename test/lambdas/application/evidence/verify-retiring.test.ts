import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../../lambdas/domain/core/time.ts'
import { verified } from '../../../faults/outcome.ts'
import type { Wire } from '../../../faults/wire.ts'
import { newWiredTable } from '../../../faults/wired-table.ts'
import { expireItem, recordItemOf, streamed } from '../../../stream.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf } from '../../../table.ts'
import { grant, staffOf } from '../../handlers/operator/operating.ts'

let wire: Wire
let direct: System
/** The same system over a wire on which retention is cut off. */
let cut: System

beforeEach(async () => {
  const opened = await newWiredTable()
  wire = opened.wire
  direct = systemOn(opened.direct)
  cut = systemOn(opened.wired)
})

const items = () => itemsOf(direct.table)
const events = async () => (await items()).filter(({ sk }) => String(sk).startsWith('event#'))
const notes = async () => (await items()).filter(({ sk }) => String(sk).startsWith('retiring#'))
/** Long after everything that waited has left. */
const later = async () => {
  await direct.settle()
  direct.advance(200 * DAY)
}
const failed = { batchItemFailures: [{ itemIdentifier: '1' }] }
const succeeded = { batchItemFailures: [] }

/** What the stream says when the person's next message takes the place of an expired record. */
async function replacedBy(body: string) {
  const OldImage = await recordItemOf(direct.table, PERSON)
  await direct.text(body)
  const NewImage = await recordItemOf(direct.table, PERSON)
  return streamed({ eventName: 'MODIFY', at: direct.now(), OldImage, NewImage })
}

/** Retires with one request that does not come through, of those that delete events. */
async function cutOffAt(
  gone: Parameters<System['retain']>[0],
  isCut: (body: string, place: number) => boolean,
) {
  let deletions = 0
  wire.fault = (operation) => async (request, forward) => {
    const ofEvents = operation === 'BatchWriteItem' && request.body.includes('"event#')
    return ofEvents && isCut(request.body, ++deletions) ? 'dropped' : forward(request)
  }
  expect(await cut.retain(gone)).toEqual(failed)
  wire.fault = () => undefined
}

async function remove(item: object | undefined): Promise<void> {
  const { pk, sk } = item as Record<string, unknown>
  const { client, tableName } = direct.table
  await client.send(new DeleteItemCommand({ TableName: tableName, Key: marshall({ pk, sk }) }))
}

async function put(item: object): Promise<void> {
  const { client, tableName } = direct.table
  await client.send(new PutItemCommand({ TableName: tableName, Item: marshall(item) }))
}

const verdicts = async () => {
  const { holds, firstBreak } = await verified(direct)
  expect(await direct.records({ action: 'verify', tenant: 'acme' })).toMatchObject({ holds })
  return firstBreak
}

describe('a retention that was cut off', () => {
  test('REC-3: between two requests leaves a ledger that verifies, and the next try nothing', async () => {
    for (const body of ['START', ...Array.from({ length: 30 }, () => 'HELP'), 'STOP']) await direct.text(body)
    await later()
    const gone = await expireItem(direct.table, (await recordItemOf(direct.table, PERSON))!, direct.now())
    await cutOffAt(gone, (_, place) => place >= 2)
    expect((await events()).length).toBe(7)
    expect(await verdicts()).toBeNull()
    expect(await direct.retain(gone)).toEqual(succeeded)
    expect((await items()).filter(({ pk }) => String(pk).includes(PERSON))).toEqual([])
  })

  test('REC-3: leaves a ledger that verifies though a deletion in its middle came through first', async () => {
    for (const body of ['START', 'HELP', 'HELP', 'STOP']) await direct.text(body)
    await later()
    const gone = await expireItem(direct.table, (await recordItemOf(direct.table, PERSON))!, direct.now())
    await cutOffAt(gone, () => true)
    await remove((await events())[1])
    expect(await verdicts()).toBeNull()
  })

  test('REC-3: leaves the chain of the generation after it verified', async () => {
    await direct.text('START')
    await direct.text('STOP')
    await later()
    const gone = await replacedBy('START')
    await cutOffAt(gone, () => true)
    await remove((await events())[1])
    expect(await verdicts()).toBeNull()
    expect(await direct.retain(gone)).toEqual(succeeded)
    expect([await verdicts(), await notes()]).toEqual([null, []])
  })

  test('REC-3: leaves details that were erased accounted for, though the event that says so has gone', async () => {
    const staff = staffOf(direct)
    await staff.record(grant())
    await staff.erase()
    await later()
    const gone = await replacedBy('START')
    await cutOffAt(gone, () => true)
    await remove((await events())[2])
    expect(await verdicts()).toBeNull()
  })
})

describe('a record generation that went before an older one could', () => {
  test('REC-3: leaves the chains of both its neighbours verified until the older one goes', async () => {
    for (const body of ['START', 'STOP']) await direct.text(body)
    await staffOf(direct).record(grant({ at: direct.now() }))
    await direct.text('STOP')
    await later()
    const first = await replacedBy('HELP')
    await staffOf(direct).erase()
    await later()
    const second = await replacedBy('START')
    const { keep } = direct.archive
    direct.archive.keep = () => Promise.reject(new Error('no room'))
    expect(await direct.retain(first)).toEqual(failed)
    direct.archive.keep = keep
    expect(await direct.retain(second)).toEqual(succeeded)
    expect([await verdicts(), (await notes()).length]).toEqual([null, 1])
    expect(await direct.retain(first)).toEqual(succeeded)
    expect([await verdicts(), await notes()]).toEqual([null, []])
  })
})

describe('of a record generation that is being retired', () => {
  test('REC-3: an event that was changed still shows', async () => {
    for (const body of ['START', 'HELP', 'STOP']) await direct.text(body)
    await later()
    const gone = await expireItem(direct.table, (await recordItemOf(direct.table, PERSON))!, direct.now())
    await cutOffAt(gone, () => true)
    const [, second] = await events()
    await put({ ...second, event: { ...(second?.event as object), at: '2026' } })
    expect(await verdicts()).toEqual({ seq: 2, what: 'changed' })
  })

  test('REC-3: nobody but retention can write the note', async () => {
    for (const body of ['START', 'HELP', 'STOP']) await direct.text(body)
    const [first] = await events()
    await put({ pk: first?.pk, sk: 'retiring#09ZZZZZZZZZZZZZZZZZZZZZZZZ', proof: 'made up' })
    await put({ ...first, detail: null })
    expect(await verdicts()).toEqual({ seq: 1, what: 'changed' })
  })

  test('REC-3: nothing is taken for granted while its record stands', async () => {
    await direct.text('START')
    direct.advance(HOUR)
    await direct.text('STOP')
    const [, last] = await events()
    await put({ pk: last?.pk, sk: `retiring#${String(last?.life)}` })
    await remove(last)
    expect(await verdicts()).toEqual({ seq: 2, what: 'missing' })
  })
})
