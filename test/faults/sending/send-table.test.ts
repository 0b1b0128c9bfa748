import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { systemOn } from '../../system.ts'
import {
  always,
  cancelled,
  conflict,
  everyKeyLeftOut,
  failure,
  internalError,
  lostAnswer,
  lostRequest,
  nowhere,
  silence,
  someKeysLeftOut,
  throttled,
} from '../faults.ts'
import type { Fault, Wire } from '../wire.ts'
import { newWiredTable } from '../wired-table.ts'
import { inShort, messagesOf, say, sayAgain } from './sending-gate.ts'

/** Fails an operation the first time, or always. */
function failing(operation: string, fault: Fault, forEver: boolean): Wire['fault'] {
  let failed = false
  return (asked) => {
    if (asked !== operation || (failed && !forEver)) return undefined
    failed = true
    return fault
  }
}

/** A message is sent while something goes wrong, and asked for again with the same key when nothing does. */
async function sendUnder(failure: Wire['fault'], { optedIn = true } = {}) {
  const { wire, wired, direct } = await newWiredTable()
  const [system, survivor] = [systemOn(wired), systemOn(direct)]
  if (optedIn) await survivor.text('START')
  wire.fault = failure
  const first = await say(system)
  wire.fault = nowhere
  const again = await sayAgain(survivor)
  return {
    said: [first, ...again].map(inShort),
    texts: system.sent.length + survivor.sent.length,
    messages: await messagesOf(direct),
    asked: wire.operations,
  }
}

const faults = Object.entries({
  throttled,
  internalError,
  lostRequest,
  lostAnswer,
  silence,
})
/** The table takes its time, and answers before anybody gives it up. */
const slow: Fault = async (request, forward) => {
  await pause(150)
  return forward(request)
}
const harmless: readonly Fault[] = [slow, someKeysLeftOut]

const cases = [
  {
    operation: 'BatchGetItem',
    met: [...faults, ...Object.entries({ slow, someKeysLeftOut, everyKeyLeftOut })],
  },
  { operation: 'TransactWriteItems', met: [...faults, ...Object.entries({ slow, conflict })] },
  { operation: 'UpdateItem', met: [...faults, ...Object.entries({ slow })] },
].flatMap(({ operation, met }) => met.map(([name, fault]) => ({ operation, name, fault })))

const sent = { said: ['sent', 'sent', 'sent'], texts: 1, messages: ['sent'] }
const failedFirst = { said: ['failed', 'sent', 'sent'], texts: 1, messages: ['sent'] }
const neverSent = { said: ['failed', 'unknown', 'unknown'], texts: 0, messages: ['unknown'] }
const neverSettled = { said: ['sent', 'unknown', 'unknown'], texts: 1, messages: ['unknown'] }

/** How it ends when what goes wrong does not stop. */
function endOf(operation: string, fault: Fault): object {
  if (harmless.includes(fault)) return sent
  if (operation === 'UpdateItem') return fault === lostAnswer ? sent : neverSettled
  return operation === 'TransactWriteItems' && fault === lostAnswer ? neverSent : failedFirst
}

describe.concurrent.each(cases)('$operation meets $name', ({ operation, fault }) => {
  test('EVT-2: once, and the text leaves once, and the same key says so', async () => {
    expect(await sendUnder(failing(operation, fault, false))).toMatchObject(sent)
  })

  test('GATE-1, EVT-2: until the call is over: no allow, and the same key never sends twice', async () => {
    expect(await sendUnder(failing(operation, fault, true))).toMatchObject(endOf(operation, fault))
  })
})

describe.concurrent.each(Object.entries({ internalError, lostAnswer, silence, everyKeyLeftOut }))(
  'nobody consented, and the table meets %s',
  (_, fault) => {
    test.each(['BatchGetItem', 'PutItem'])('GATE-1: at %s: nothing is ever sent', async (operation) => {
      const { said, texts, messages } = await sendUnder(failing(operation, fault, true), { optedIn: false })
      const first = operation === 'PutItem' && fault === everyKeyLeftOut ? 'deny no_consent' : 'failed'
      expect(said[0]).toBeOneOf([first, 'deny no_consent'])
      expect([said.slice(1), texts, messages]).toEqual([['deny no_consent', 'deny no_consent'], 0, []])
    })
  },
)

describe.concurrent('a claim', () => {
  test('EVT-2: that is cancelled for lack of room fails, and leaves the key free', async () => {
    const failure = failing('TransactWriteItems', cancelled('ThrottlingError'), false)
    expect(await sendUnder(failure)).toMatchObject(failedFirst)
  })

  test('EVT-2: whose answer was lost is asked for again under the same token', async () => {
    const tokens: string[] = []
    const { texts } = await sendUnder((operation) => {
      if (operation !== 'TransactWriteItems') return undefined
      return async (request, forward) => {
        tokens.push(JSON.parse(request.body).ClientRequestToken)
        const answer = await forward(request)
        return tokens.length === 1 ? 'dropped' : answer
      }
    })
    expect([tokens.length, new Set(tokens).size, tokens[0]?.length, texts]).toEqual([2, 1, 36, 1])
  })

  test('EVT-2: that the table takes for another’s is never sent, and its outcome is unknown', async () => {
    let claims = 0
    const result = await sendUnder((operation) => {
      if (operation !== 'TransactWriteItems') return undefined
      return async (request, forward) => {
        const { ClientRequestToken: _, ...rest } = JSON.parse(request.body)
        const answer = await forward({ ...request, body: JSON.stringify(rest) })
        return ++claims === 1 ? 'dropped' : answer
      }
    })
    expect(result).toMatchObject({ said: ['unknown', 'unknown', 'unknown'], texts: 0, messages: ['unknown'] })
  })

  test('EVT-2: that is still being written fails, and is never sent', async () => {
    let claims = 0
    const inProgress = failure(400, 'com.amazonaws.dynamodb.v20120810#TransactionInProgressException')
    const result = await sendUnder((operation) => {
      if (operation !== 'TransactWriteItems') return undefined
      return ++claims === 1 ? lostAnswer : inProgress
    })
    expect(result).toMatchObject(neverSent)
  })
})

test('OUT-8: an opt-out of the provider’s that cannot be recorded is a failure, and is recorded by the next', async () => {
  const { wire, wired, direct } = await newWiredTable()
  const [system, survivor] = [systemOn(wired), systemOn(direct)]
  await survivor.text('START')
  for (const { provider } of [system, survivor]) {
    const refusal = 'provider_opted_out'
    provider.answer = async () => ({ outcome: 'refused', reason: 'opted out', refusal })
  }
  wire.fault = (operation) => (operation === 'GetItem' ? internalError : undefined)
  const said = [await say(system), ...(await sayAgain(survivor))].map(inShort)
  const next = { idempotencyKey: 'another' }
  const after = [inShort(await say(survivor, next)), inShort(await say(survivor, { idempotencyKey: 'last' }))]
  expect([said, after]).toEqual([
    ['failed', 'unknown', 'unknown'],
    ['deny provider_opted_out', 'deny opted_out'],
  ])
})

test('GATE-1: while the table is down the sending gate fails and sends nothing', async () => {
  const { wire, wired } = await newWiredTable()
  const system = systemOn(wired)
  await wire.stop()
  expect([await say(system), system.sent]).toEqual(['failed', []])
})

test('GATE-1: on a record that is not whole nothing is sent', async () => {
  const { wire, wired, direct } = await newWiredTable()
  const system = systemOn(wired)
  await systemOn(direct).text('START')
  wire.fault = always('BatchGetItem', async (request, forward) => {
    const answer = await forward(request)
    return { ...answer, body: answer.body.replace('"stops"', '"stop"') }
  })
  expect([await say(system), system.sent]).toEqual(['failed', []])
})
