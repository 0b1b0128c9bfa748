import { describe, expect, test } from 'vitest'
import { createDeploymentCheckHandler } from '../../../../lambdas/handlers/deployment-check/handler.ts'
import type { Deployed } from '../../../../lambdas/handlers/deployment-check/judge.ts'

const OWN = {
  Table: '',
  TombstoneKey: '',
  Numbers: [] as string[],
  NumberStacks: '1',
  Allowed: [] as string[],
}
const KEPT = { ...OWN, Table: 'assent-ConsentTable-1', TombstoneKey: 'arn:key-1' }
type Properties = typeof OWN

/** What is deployed: by default a stack with a table of its own and nothing else. */
function deployed(change: Partial<Record<keyof Deployed, unknown>> = {}): Deployed {
  const found = {
    hasOwnTable: true,
    tableWithRecords: undefined,
    connected: [],
    hasNumberStack: false,
    ...change,
  }
  return Object.fromEntries(
    Object.entries(found).map(([name, value]) => [name, async () => value]),
  ) as unknown as Deployed
}

/** Deploys, after an earlier deployment if there is one, and says what CloudFormation is answered. */
async function deploy(
  next: Properties,
  { before, ...found }: { before?: Properties; [name: string]: unknown } = {},
) {
  const answers: { Status: string; Reason?: string }[] = []
  const handler = createDeploymentCheckHandler({
    deployed: () => deployed(found),
    answer: async (url, body) => {
      expect(url).toBe('https://answer.example/')
      answers.push(JSON.parse(body))
    },
    log: () => {},
  })
  await handler({
    RequestType: before ? 'Update' : 'Create',
    ResponseURL: 'https://answer.example/',
    StackId: 'arn:stack',
    RequestId: 'request',
    LogicalResourceId: 'Check',
    ResourceProperties: { ServiceToken: 'arn:fn', ...next },
    ...(before && { OldResourceProperties: { ServiceToken: 'arn:fn', ...before } }),
  })
  return answers
}

const ACCEPTED = [expect.objectContaining({ Status: 'SUCCESS', RequestId: 'request', StackId: 'arn:stack' })]
const refusedWith = (words: RegExp) => [{ Status: 'FAILED', Reason: expect.stringMatching(words) }]
const FRESH = { hasOwnTable: false }

describe('the table', () => {
  test('REC-4 a first deployment starts with an empty one', async () => {
    expect(await deploy(OWN, FRESH)).toEqual(ACCEPTED)
  })

  test('REC-4 beside a table with records it fails, and names that table and both settings', async () => {
    const answers = await deploy(OWN, { ...FRESH, tableWithRecords: 'assent-ConsentTable-1' })
    expect(answers).toMatchObject(
      refusedWith(/^The table assent-ConsentTable-1 holds .* -c table=.* -c newTable=true to start anew\.$/),
    )
  })

  test('REC-4 a deployment that leaves out the kept table fails', async () => {
    expect(await deploy(OWN, { ...FRESH, before: KEPT })).toMatchObject(
      refusedWith(/^The table assent-ConsentTable-1/),
    )
  })

  test('REC-4 -c newTable=true starts anew', async () => {
    const next = { ...OWN, Allowed: ['newTable'] }
    expect(await deploy(next, { ...FRESH, before: KEPT })).toEqual(ACCEPTED)
  })

  test('a deployment that keeps its own table passes, whatever other tables there are', async () => {
    expect(await deploy(OWN, { before: OWN, tableWithRecords: 'assent-ConsentTable-0' })).toEqual(ACCEPTED)
  })

  test('a deployment that took over a table can be rolled back to its own', async () => {
    expect(await deploy(OWN, { before: KEPT, hasOwnTable: true })).toEqual(ACCEPTED)
  })
})

describe('the key of tombstones', () => {
  const other = { ...KEPT, TombstoneKey: 'arn:key-2' }

  test('REC-4 another key for the same table fails', async () => {
    expect(await deploy(other, { before: KEPT })).toMatchObject(
      refusedWith(/another key.* -c newTombstoneKey=true\.$/),
    )
  })

  test('REC-4 -c newTombstoneKey=true changes it, and that can be rolled back', async () => {
    const allowed = { ...other, Allowed: ['newTombstoneKey'] }
    expect([await deploy(allowed, { before: KEPT }), await deploy(KEPT, { before: allowed })]).toEqual([
      ACCEPTED,
      ACCEPTED,
    ])
  })
})

describe('connected numbers', () => {
  const before = { ...OWN, Numbers: ['phone-a', 'phone-b'] }
  const next = { ...OWN, Numbers: ['phone-a'] }

  test('OUT-8 a connected number that leaves its definition fails, and is named with what to do first', async () => {
    expect(await deploy(next, { before, connected: ['phone-b'] })).toMatchObject(
      refusedWith(/hand phone-b back to AWS.*npx assent handover.*-c drop=phone-b\.$/),
    )
  })

  test('OUT-8 -c drop= lets exactly the named numbers go', async () => {
    const none = { ...OWN, Allowed: ['phone-b'] }
    expect(await deploy({ ...next, Allowed: ['phone-b'] }, { before, connected: ['phone-b'] })).toEqual(
      ACCEPTED,
    )
    expect(await deploy(none, { before, connected: ['phone-a'] })).toMatchObject(
      refusedWith(/-c drop=phone-a\.$/),
    )
  })

  test('a number that was never connected may leave, so that a failed deployment can be rolled back', async () => {
    expect(await deploy(next, { before, connected: [] })).toEqual(ACCEPTED)
  })

  test('numbers move back to fewer stacks only if the later ones are gone', async () => {
    const three = { ...before, NumberStacks: '3' }
    const two = { ...before, NumberStacks: '2' }
    expect(await deploy(two, { before: three, hasNumberStack: true })).toMatchObject(
      refusedWith(/-c numberStacks=3\.$/),
    )
    expect(await deploy(two, { before: three, hasNumberStack: false })).toEqual(ACCEPTED)
    expect(await deploy(three, { before: two, hasNumberStack: true })).toEqual(ACCEPTED)
  })
})

test('a check that fails itself fails the deployment with a sentence, so that CloudFormation does not wait', async () => {
  const handler = createDeploymentCheckHandler({
    deployed: () => ({
      ...deployed(),
      hasOwnTable: async () => {
        throw new TypeError('the network is down')
      },
    }),
    answer: async (_, body) =>
      expect(JSON.parse(body)).toMatchObject({
        Status: 'FAILED',
        Reason: expect.stringMatching(/TypeError.*deploy again/),
      }),
    log: () => {},
  })
  await handler({
    ...{ RequestType: 'Create', ResponseURL: 'x', StackId: 'x', RequestId: 'x', LogicalResourceId: 'x' },
    ResourceProperties: OWN,
  })
  expect.assertions(1)
})

test('removal is never refused', async () => {
  const statuses: string[] = []
  const handler = createDeploymentCheckHandler({
    deployed: () => deployed({ hasOwnTable: false, tableWithRecords: 'assent-ConsentTable-1' }),
    answer: async (_, body) => void statuses.push(JSON.parse(body).Status),
    log: () => {},
  })
  await handler({
    ...{ RequestType: 'Delete', ResponseURL: 'x', StackId: 'x', RequestId: 'x', LogicalResourceId: 'x' },
    ResourceProperties: OWN,
  })
  expect(statuses).toEqual(['SUCCESS'])
})
