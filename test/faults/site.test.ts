import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR } from '../../lambdas/domain/core/time.ts'
import { askForCode, FILLED, signUp } from '../site.ts'
import { PERSON, type System, systemOn } from '../system.ts'
import { itemsOf } from '../table.ts'
import type { Wire } from './wire.ts'
import { newWiredTable } from './wired-table.ts'

let wire: Wire
let system: System
let mended: System

beforeEach(async () => {
  const { wire: opened, wired, direct } = await newWiredTable()
  wire = opened
  system = systemOn(wired)
  mended = systemOn(direct)
})

const aboutThePerson = async () =>
  (await itemsOf(mended.table))
    .filter(({ pk }) => pk === `acme#${PERSON}`)
    .map(({ sk }) => String(sk).split('#')[0])

/** What a sign-up leaves: all of it, whenever it is there at all. */
const WHOLE = ['event', 'list', 'marker', 'outbox', 'outbox', 'record', 'request']

describe('IN-4: a sign-up that is cut off', () => {
  test.each([1, 2, 3, 4, 5])('before its request %i leaves nothing half written', async (place) => {
    const { hidden } = await system.site.get('/acme/join')
    let asked = 0
    wire.fault = () => (++asked >= place ? async () => 'dropped' as const : undefined)
    const page = await system.site.post('/acme/join', { ...hidden, ...FILLED })
    wire.fault = () => undefined
    const left = (await aboutThePerson()).filter((kind) => kind !== 'code')
    expect([page.status, left.length === 0 || left.sort()]).toEqual([500, left.length === 0 || WHOLE])
  })

  test('can be sent again, and asks once', async () => {
    const { hidden } = await system.site.get('/acme/join')
    wire.fault = (operation) => (operation === 'GetItem' ? async () => 'dropped' as const : undefined)
    await system.site.post('/acme/join', { ...hidden, ...FILLED })
    wire.fault = () => undefined
    mended.advance(HOUR)
    await mended.site.post('/acme/join', { ...hidden, ...FILLED })
    await mended.settle()
    expect(mended.sent.map(({ to }) => to)).toEqual([PERSON])
  })

  test('after it was written is answered as a failure, and a second post changes nothing', async () => {
    const { hidden } = await system.site.get('/acme/join')
    let written = 0
    wire.fault = (operation) =>
      operation === 'TransactWriteItems' && ++written > 1
        ? async (request, forward) => {
            await forward(request)
            return 'dropped'
          }
        : undefined
    await system.site.post('/acme/join', { ...hidden, ...FILLED })
    wire.fault = () => undefined
    mended.advance(HOUR)
    await mended.site.post('/acme/join', { ...hidden, ...FILLED })
    await mended.settle()
    expect(mended.published.map(({ type }) => type)).toEqual(['pending'])
  })
})

test('REPLY-1: a stop between reading and writing keeps the code of the preferences page from leaving', async () => {
  await mended.text('START')
  await mended.settle()
  let written = 0
  wire.fault = (operation) =>
    operation === 'TransactWriteItems' && ++written === 2
      ? async (request, forward) => {
          await mended.text('STOP')
          return forward(request)
        }
      : undefined
  const page = await askForCode(system)
  await mended.settle()
  expect(page.status).toBe(200)
  expect(mended.sent.filter(({ body }) => /\d{6} is your code/.test(body))).toEqual([])
})

test('EVT-2: a lapse that is cut off is done by the next sweep', async () => {
  await signUp(mended)
  for (const each of [system, mended]) each.advance(25 * HOUR)
  wire.fault = (operation) =>
    operation === 'TransactWriteItems' ? async () => 'dropped' as const : undefined
  await expect(system.sweepDue()).rejects.toThrow()
  expect(await mended.sweepDue()).toMatchObject({ lapsed: 1 })
})
