import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../../lambdas/domain/core/time.ts'
import { systemOn } from '../../system.ts'
import {
  conflict,
  internalError,
  lostAnswer,
  lostRequest,
  nowhere,
  someKeysLeftOut,
  throttled,
} from '../faults.ts'
import { eventsOf, leftIn, repliesDelivered, repliesOf, verified } from '../outcome.ts'
import type { Fault, Wire } from '../wire.ts'
import { newWiredTable } from '../wired-table.ts'

/** Fails an operation from its n-th time on, once or for ever. */
function failingAt(operation: string, time: number, fault: Fault, forEver: boolean): Wire['fault'] {
  let times = 0
  return (asked) => {
    if (asked !== operation) return undefined
    times++
    return times === time || (forEver && times > time) ? fault : undefined
  }
}

/** A stop is confirmed while something goes wrong; its reply is delivered again then and two minutes later. */
async function confirmUnder(failure: Wire['fault']) {
  const { wire, wired, direct } = await newWiredTable()
  const [system, survivor] = [systemOn(wired), systemOn(direct)]
  await survivor.text('STOP')
  wire.fault = failure
  const delivery = await repliesDelivered(direct)
  await system.sendReplies(delivery)
  wire.fault = nowhere
  await survivor.sendReplies(delivery)
  survivor.advance(2 * MINUTE)
  await survivor.settle()
  await survivor.settle()
  const { holds } = await verified(survivor)
  return { sent: system.sent.length + survivor.sent.length, replies: await repliesOf(direct), direct, holds }
}

const faults = Object.entries({ throttled, internalError, lostRequest, lostAnswer })
const places = [
  { what: 'reading the reply', operation: 'BatchGetItem', time: 1, more: { someKeysLeftOut } },
  { what: 'keeping its words', operation: 'PutItem', time: 1, more: {} },
  { what: 'claiming it', operation: 'TransactWriteItems', time: 1, more: { conflict } },
  { what: 'settling it', operation: 'TransactWriteItems', time: 2, more: { conflict } },
]
const cases = places.flatMap(({ what, operation, time, more }) =>
  [...faults, ...Object.entries(more)].map(([name, fault]) => ({ what, name, operation, time, fault })),
)

describe.concurrent.each(cases)('$name meets $what', ({ operation, time, fault }) => {
  test('EVT-2: once, and the reply leaves once', async () => {
    const { sent, replies } = await confirmUnder(failingAt(operation, time, fault, false))
    expect([sent, replies]).toEqual([1, ['sent']])
  })

  test('EVT-2: until it is delivered again, and the reply leaves at most once and is settled', async () => {
    const { sent, replies, direct, holds } = await confirmUnder(failingAt(operation, time, fault, true))
    const unknown = (await eventsOf(direct)).filter(({ type }) => type === 'reply_unknown').length
    expect([sent, replies, unknown]).toBeOneOf([
      [1, ['sent'], 0],
      [1, ['unknown'], 1],
      [0, ['unknown'], 1],
    ])
    expect([await leftIn(direct), holds]).toEqual([[], true])
  })
})
