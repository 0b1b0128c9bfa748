import { describe, expect, test } from 'vitest'
import { batch, envelope, NOON, PERSON, systemOn } from '../system.ts'
import {
  always,
  cancelled,
  conflict,
  internalError,
  lostAnswer,
  lostRequest,
  nowhere,
  once,
  silence,
  throttled,
  tooMuchThroughput,
} from './faults.ts'
import { ledgerOf, verified } from './outcome.ts'
import type { Wire } from './wire.ts'
import { newWiredTable } from './wired-table.ts'

/** Somebody who is opted in sends STOP while something goes wrong; the queue delivers it until it is acknowledged. */
async function stopUnder(failure: Wire['fault']) {
  const { wire, wired, direct } = await newWiredTable()
  const system = systemOn(wired)
  const onlooker = systemOn(direct)
  await onlooker.text('START', { id: 'start' })
  for (const each of [system, onlooker]) each.advance(1000)

  wire.fault = failure
  const stop = { id: 'stop', at: system.now() }
  const { batchItemFailures } = await system.text('STOP', stop)
  const operations = [...wire.operations]
  const acknowledged = batchItemFailures.length === 0
  const answer = await onlooker.gate({ program: 'acme-alerts', to: PERSON })
  wire.fault = nowhere
  await system.text('STOP', stop)
  await system.text('STOP', stop)
  const ledger = await ledgerOf(direct)
  const { holds } = await verified(onlooker)
  const reason = 'reason' in answer ? answer.reason : undefined
  return { acknowledged, inForce: reason === 'opted_out', operations, ledger, holds }
}

const recordedOnce = ['opted_in start', 'opted_out stop']
const onRead = { throttled, tooMuchThroughput, internalError, lostRequest, lostAnswer, silence }
const onWrite = {
  ...onRead,
  conflict,
  transactionThrottled: cancelled('ThrottlingError'),
  transactionOverThroughput: cancelled('ProvisionedThroughputExceeded'),
}
const faults = [
  ...Object.entries(onRead).map(([name, fault]) => ({ operation: 'GetItem', name, fault })),
  ...Object.entries(onWrite).map(([name, fault]) => ({ operation: 'TransactWriteItems', name, fault })),
]

describe.concurrent.each(faults)('$operation meets $name', ({ operation, fault }) => {
  test.each([
    ['once', once],
    ['until the queue delivers it again', always],
  ])('OUT-5, OUT-7: %s, and STOP is recorded once, and in force if acknowledged', async (_, failing) => {
    const { acknowledged, inForce, ledger, holds } = await stopUnder(failing(operation, fault))
    expect({ ledger, holds }).toEqual({ ledger: recordedOnce, holds: true })
    expect(acknowledged && !inForce).toBe(false)
  })
})

describe.concurrent('a transaction', () => {
  test('OUT-7: whose answer is lost is asked for again and written once', async () => {
    const { acknowledged, operations, ledger } = await stopUnder(once('TransactWriteItems', lostAnswer))
    expect({ acknowledged, operations }).toEqual({
      acknowledged: true,
      operations: ['GetItem', 'TransactWriteItems', 'TransactWriteItems'],
    })
    expect(ledger).toEqual(recordedOnce)
  })

  test('OUT-7: whose every answer is lost goes back to the queue, though the stop is in force', async () => {
    const { acknowledged, inForce } = await stopUnder(always('TransactWriteItems', lostAnswer))
    expect({ acknowledged, inForce }).toEqual({ acknowledged: false, inForce: true })
  })

  test('OUT-5: that meets another one is decided and tried again', async () => {
    const { acknowledged, operations } = await stopUnder(once('TransactWriteItems', conflict))
    expect({ acknowledged, operations }).toEqual({
      acknowledged: true,
      operations: ['GetItem', 'TransactWriteItems', 'GetItem', 'TransactWriteItems'],
    })
  })

  test('OUT-5: that meets others again and again goes back to the queue', async () => {
    const { acknowledged, operations } = await stopUnder(always('TransactWriteItems', conflict))
    expect(acknowledged).toBe(false)
    expect(operations.filter((operation) => operation === 'TransactWriteItems')).toHaveLength(8)
  })
})

test('OUT-5: a message that fails delays no other message in its batch', async () => {
  const { wire, wired } = await newWiredTable()
  const system = systemOn(wired)
  wire.fault = always('GetItem', async (request, forward) =>
    request.body.includes(PERSON) ? 'dropped' : forward(request),
  )
  const other = '+12065550143'
  const answer = await system.inbound(
    batch(
      envelope({ body: 'STOP', id: 'fails', at: NOON }),
      envelope({ body: 'STOP', id: 'passes', at: NOON, from: other }),
    ),
  )
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'record-0' }])
  expect(await system.gate({ program: 'acme-alerts', to: other })).toMatchObject({ reason: 'opted_out' })
})
