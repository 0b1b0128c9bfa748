import { beforeEach, describe, expect, test } from 'vitest'
import type { Wire } from '../../../faults/wire.ts'
import { newWiredTable } from '../../../faults/wired-table.ts'
import { NUMBER, PERSON, type System, systemOn } from '../../../system.ts'

let wire: Wire
let system: System
let others: System

beforeEach(async () => {
  const { wire: opened, wired, direct } = await newWiredTable()
  wire = opened
  system = systemOn(wired)
  others = systemOn(direct)
})

const OTHER = '+12065550143'

describe('a check', () => {
  test('GATE-5: of one number is one strongly consistent request', async () => {
    let asked = ''
    wire.fault = () => async (request, forward) => {
      asked = request.body
      return forward(request)
    }
    await system.gate({ program: 'acme-alerts', to: PERSON })
    expect([wire.operations, JSON.parse(asked).ConsistentRead]).toEqual([['GetItem'], true])
  })

  test('GATE-5: of 100 numbers is one request, of 101 two', async () => {
    const numbers = Array.from({ length: 101 }, (_, i) => `+1206555${1000 + i}`)
    await system.gate({ program: 'acme-alerts', to: numbers.slice(1) })
    await system.gate({ program: 'acme-alerts', to: numbers })
    expect(wire.operations).toEqual(['BatchGetItem', 'BatchGetItem', 'BatchGetItem'])
  })

  test('GATE-12: of what is no number is no request', async () => {
    await system.gate({ program: 'acme-alerts', to: '425-555-0100' })
    expect(wire.operations).toEqual([])
  })
})

describe('an inbound message', () => {
  test.each(['STOP', 'HELP', 'is my order on its way?', 'not interested', 'YES'])(
    'OUT-5: %s is two requests',
    async (body) => {
      await system.text(body)
      expect(wire.operations).toEqual(['GetItem', 'TransactWriteItems'])
    },
  )

  test('IN-10: a first grant looks the history up, then the tombstone', async () => {
    await system.text('START')
    expect(wire.operations).toEqual(['GetItem', 'Query', 'GetItem', 'TransactWriteItems'])
  })

  test('IN-10: a second grant does not', async () => {
    await others.text('START', { id: 'first' })
    await system.text('OFFERS')
    expect(wire.operations.filter((operation) => operation !== 'PutItem')).toEqual([
      'GetItem',
      'TransactWriteItems',
    ])
  })

  test('IN-8: the words of a call-to-action are put once by each process', async () => {
    await system.text('OFFERS')
    await system.text('OFFERS', { from: OTHER })
    expect(wire.operations).toEqual([
      ...['GetItem', 'Query', 'GetItem', 'PutItem', 'TransactWriteItems'],
      ...['GetItem', 'Query', 'GetItem', 'TransactWriteItems'],
    ])
  })

  test('OUT-7: a repetition is two requests and writes nothing', async () => {
    await others.text('STOP', { id: 'stop' })
    await system.text('STOP', { id: 'stop' })
    expect(wire.operations).toEqual(['GetItem', 'TransactWriteItems'])
  })
})

test('EVT-2: a reply is read, claimed and settled, and its text put once', async () => {
  await others.text('STOP', { to: NUMBER })
  await system.settle()
  // The test reads the outbox, where the system is woken by the table's stream.
  const sweep = ['Scan', 'GetItem', 'DeleteItem']
  expect(wire.operations.filter((operation) => !sweep.includes(operation))).toEqual([
    'BatchGetItem',
    'PutItem',
    'TransactWriteItems',
    'TransactWriteItems',
  ])
})

describe('the sending gate', () => {
  const message = {
    program: 'acme-alerts',
    to: PERSON,
    body: 'Your order has left.',
    idempotencyKey: 'order-1',
  }

  test('EVT-2: a message is read, claimed and settled: three requests', async () => {
    await others.text('START')
    await system.send(message)
    expect(wire.operations).toEqual(['BatchGetItem', 'TransactWriteItems', 'UpdateItem'])
  })

  test('GATE-1: what is denied is read, kept and counted: three requests', async () => {
    await system.send(message)
    expect(wire.operations).toEqual(['BatchGetItem', 'PutItem', 'UpdateItem'])
  })

  test('EVT-2: the same key again is read, and what became of the message: two requests', async () => {
    await others.text('START')
    await others.send(message)
    await system.send(message)
    expect(wire.operations).toEqual(['BatchGetItem', 'GetItem'])
  })
})
