import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../lambdas/domain/core/time.ts'
import { expireItem, recordItemOf } from '../stream.ts'
import { beginningOf, PERSON, type System, systemOn } from '../system.ts'
import { itemsOf } from '../table.ts'
import type { Wire } from './wire.ts'
import { wiredTo } from './wired-table.ts'

type Gone = Awaited<ReturnType<typeof expireItem>>

let wire: Wire
let system: System
let gone: Gone

const REQUESTS = [
  ...['GetItem', 'PutItem'], // the tombstone
  ...['Query', 'Query', 'Query', 'GetItem'], // the history, and the text of the reply that was sent
  ...['Query'], // whether it was erased meanwhile
  ...['PutItem'], // the note that it is being retired
  ...['Query', 'BatchWriteItem'], // lists
  ...['Query', 'Query'], // requests and reviews
  ...['Query', 'BatchWriteItem'], // markers
  ...['Query', 'BatchWriteItem'], // messages
  ...['Query', 'BatchWriteItem'], // outbox
  ...['Query', 'BatchWriteItem'], // ledger
  ...['Query', 'Query', 'BatchWriteItem'], // what is left of the ledger, and the note
]

const begin = beginningOf(async (others) => {
  await others.text('START')
  others.advance(HOUR)
  await others.send({ program: 'acme-alerts', to: PERSON, body: 'Hello.', idempotencyKey: 'hello' })
  await others.text('STOP')
  await others.settle()
  others.advance(200 * DAY)
  gone = await expireItem(others.table, (await recordItemOf(others.table, PERSON))!, others.now())
})

beforeEach(async () => {
  const opened = await wiredTo((await begin()).table)
  wire = opened.wire
  system = systemOn(opened.wired)
})

const succeeded = { batchItemFailures: [] }
const failed = { batchItemFailures: [{ itemIdentifier: '1' }] }

/** How it ended: what is left of the person, what is remembered, archived and told. */
async function expiredEntry() {
  const items = await itemsOf(system.table)
  const [archived] = [...system.archived.values()]
  return {
    left: items.filter(({ pk }) => String(pk).includes(PERSON)),
    remembered: items.flatMap(({ stops }) => (stops ? [stops] : [])),
    archived: archived?.history.events.map(({ event }) => event.type),
    replies: archived?.history.replies.length,
    messages: archived?.history.messages.length,
    told: [...new Set(system.published.map(({ id }) => id.split('.')[1]))],
  }
}

const whole = {
  left: [],
  remembered: [{ all: '2026-11-21T13:00:00.000Z', byProgram: {} }],
  archived: ['opted_in', 'opted_out'],
  replies: 2,
  messages: 1,
  told: ['3'],
}

describe('retention', () => {
  test('asks for nothing but what is tried here', async () => {
    expect(await system.retain(gone)).toEqual(succeeded)
    expect(wire.operations).toEqual(REQUESTS)
    expect(await expiredEntry()).toEqual(whole)
  })

  test.each(REQUESTS.map((operation, i) => ({ operation, place: i + 1 })))(
    'REC-4: cut off before request $place, $operation, ends whole at the next try',
    async ({ place }) => {
      wire.fault = (_, at) => (at >= place ? async () => 'dropped' : undefined)
      expect(await system.retain(gone)).toEqual(failed)
      wire.fault = () => undefined
      expect(await system.retain(gone)).toEqual(succeeded)
      expect(await expiredEntry()).toEqual(whole)
    },
  )

  test('REC-4: asks again for deletions that the table left out', async () => {
    let left = 2
    wire.fault = (operation) =>
      operation === 'BatchWriteItem' && left-- > 0
        ? async ({ body }) => {
            const { RequestItems } = JSON.parse(body)
            return { status: 200, body: JSON.stringify({ UnprocessedItems: RequestItems }) }
          }
        : undefined
    expect(await system.retain(gone)).toEqual(succeeded)
    expect(await expiredEntry()).toEqual(whole)
  })

  test('REC-4: two record generations of one person that go at once leave one tombstone with the stops of both', async () => {
    const [record] = gone.Records
    const OldImage = structuredClone(record?.dynamodb?.OldImage)
    OldImage!.life = { S: 'ANOTHER' }
    OldImage!.consent!.M!.stops = {
      M: { all: { NULL: true }, byProgram: { M: { 'acme-alerts': { S: '2027' } } } },
    }
    const other = { ...record!, dynamodb: { ...record!.dynamodb, OldImage } }
    expect(await system.retain({ Records: [record!, other] })).toEqual(succeeded)
    expect((await expiredEntry()).remembered).toEqual([
      { all: '2026-11-21T13:00:00.000Z', byProgram: { 'acme-alerts': '2027' } },
    ])
  })
})
