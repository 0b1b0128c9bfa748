import { describe, expect, test } from 'vitest'
import { createDynamoDBClient } from '../../lambdas/adapters/core/dynamodb-client.ts'
import type { Answers } from '../../lambdas/application/gate/check.ts'
import { withPipeline } from '../../lambdas/handlers/pipeline/pipeline.ts'
import { givenVariable } from '../environment.ts'
import { batch, envelope, NOON, PERSON, type System, systemOn } from '../system.ts'
import {
  always,
  everyKeyLeftOut,
  failure,
  internalError,
  lostAnswer,
  lostRequest,
  once,
  silence,
  someKeysLeftOut,
  throttled,
  tooMuchThroughput,
} from './faults.ts'
import { newWiredTable } from './wired-table.ts'

const EVERYBODY = [PERSON, '+12065550143', '+12065550144']

/** A table on which everybody is opted in, so that only a lost record could deny. */
async function everybodyOptedIn() {
  const wired = await newWiredTable()
  const system = systemOn(wired.direct)
  const messages = EVERYBODY.map((from) => envelope({ body: 'START', id: from, at: NOON, from }))
  await system.inbound(batch(...messages))
  return wired
}

/** The gate as it is deployed: what goes wrong inside leaves as a failure of the function. */
function deployed(system: System) {
  const handler = withPipeline(() => {}, system.gate)
  return (to: string | string[]) => handler({ program: 'acme-alerts', to }, {} as never)
}

const faults = Object.entries({
  throttled,
  tooMuchThroughput,
  internalError,
  lostRequest,
  lostAnswer,
  silence,
  denied: failure(400, 'com.amazon.coral.service#AccessDeniedException'),
  noTable: failure(400, 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException'),
  nonsense: async () => ({ status: 200, body: '<html>busy</html>' }),
})

describe.concurrent.each(faults)('the table meets %s', (_, fault) => {
  test.each([
    ['one number', 'GetItem', PERSON],
    ['many numbers', 'BatchGetItem', EVERYBODY],
  ])('GATE-1: asked about %s, the gate gives no answer but a failure', async (_what, operation, to) => {
    const { wire, wired } = await everybodyOptedIn()
    wire.fault = always(operation, fault)
    await expect(deployed(systemOn(wired))(to)).rejects.toThrow('internal failure: nothing was decided')
  })
})

describe.concurrent('the gate', () => {
  test('GATE-1: gives no answer while the table is down', async () => {
    const { wire, wired } = await everybodyOptedIn()
    await wire.stop()
    await expect(deployed(systemOn(wired))(PERSON)).rejects.toThrow('internal failure')
  })

  test('GATE-1: gives no answer on a record that is not whole', async () => {
    const { wire, wired } = await everybodyOptedIn()
    wire.fault = always('GetItem', async (request, forward) => {
      const { Item, ...rest } = JSON.parse((await forward(request)).body)
      const { stops: _, ...consent } = Item.consent.M
      return { status: 200, body: JSON.stringify({ ...rest, Item: { ...Item, consent: { M: consent } } }) }
    })
    await expect(deployed(systemOn(wired))(PERSON)).rejects.toThrow('internal failure')
  })

  test('GATE-1: gives up a table that stays silent before its own time is over', async ({
    onTestFinished,
  }) => {
    const { wire, wired } = await everybodyOptedIn()
    wire.fault = always('GetItem', silence)
    givenVariable('AWS_ENDPOINT_URL_DYNAMODB', wire.endpoint, onTestFinished)
    const system = systemOn({ ...wired, client: createDynamoDBClient() })
    const asked = performance.now()
    await expect(deployed(system)(PERSON)).rejects.toThrow('internal failure')
    expect(performance.now() - asked).toBeLessThan(10_000)
  })

  test('GATE-5: asks again for the numbers that the table left out', async () => {
    const { wire, wired } = await everybodyOptedIn()
    wire.fault = once('BatchGetItem', someKeysLeftOut)
    const answers = (await systemOn(wired).gate({ program: 'acme-alerts', to: EVERYBODY })) as Answers
    expect(answers.counts).toEqual({ allow: 3, deny: 0, defer: 0 })
    expect(wire.operations).toEqual(['BatchGetItem', 'BatchGetItem'])
  })

  test('GATE-1: answers for nobody when the table never answers for everybody', async () => {
    const { wire, wired } = await everybodyOptedIn()
    wire.fault = always('BatchGetItem', everyKeyLeftOut)
    await expect(deployed(systemOn(wired))(EVERYBODY)).rejects.toThrow('internal failure')
    expect(wire.operations).toHaveLength(6)
  })
})
