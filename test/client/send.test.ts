import { expect, test } from 'vitest'
import { createAssentClient } from '../../client/client.ts'
import { ALLOW, DEFER, DENY, PERSON, PROGRAM } from './answers.ts'
import { clientOf, givenLambda, lambdaError, returned, threw } from './lambda.ts'

const MESSAGE = {
  program: PROGRAM,
  to: PERSON,
  body: 'Your order is on its way.',
  idempotencyKey: 'order 17',
}
const SENT = { ...ALLOW, messageId: 'm-1' }

const BUSY = lambdaError(429, 'TooManyRequestsException')
const BROKEN = lambdaError(500, 'ServiceException')

test.each([
  ['sent', SENT],
  ['sent in parts', { ...SENT, segments: 2 }],
  ['sent, as the person just asked', { ...SENT, reason: 'requested_by_recipient', consent: null }],
  ['perhaps sent', { ...ALLOW, outcome: 'unknown' }],
  ['denied', DENY],
  ['denied by the provider', { ...DENY, reason: 'spend_limit' }],
  ['deferred', DEFER],
])('the answer of the sending gate is handed on: %s', async (_, answer) => {
  const { assent, calls } = await givenLambda([returned(answer)])
  expect(await assent.send(MESSAGE)).toEqual(answer)
  expect(calls).toMatchObject([
    { path: '/2015-03-31/functions/assent-send-message/invocations?Qualifier=v1', request: MESSAGE },
  ])
})

test.each([
  ['the function threw', [threw('no')], 'function_failed'],
  ['Lambda failed', [BROKEN], 'unreachable'],
  ['Lambda failed, then was busy', [BROKEN, BUSY], 'throttled'],
  ['the connection broke', ['dropped'], 'unreachable'],
  ['nobody answered', ['silent'], 'timeout'],
  ['Lambda was busy, then nobody answered', [BUSY, 'silent'], 'timeout'],
  ['the answer is none', [returned('sent')], 'not_understood'],
  ['an allow names no consent', [returned({ ...SENT, consent: null })], 'not_understood'],
  ['an allow says neither what was sent nor that nobody knows', [returned(ALLOW)], 'not_understood'],
] as const)('EVT-2: a message may have been sent where %s', async (_, passages, cause) => {
  const { assent } = await givenLambda([...passages], { timeout: cause === 'timeout' ? 2_000 : 10_000 })
  expect(await assent.send(MESSAGE)).toMatchObject({
    decision: 'deny',
    reason: 'unavailable',
    cause,
    outcome: 'unknown',
  })
})

test.each([
  ['Lambda was busy at every try', BUSY, 'throttled'],
  ['the right is missing', lambdaError(403, 'AccessDeniedException'), 'refused'],
  ['there is no such function', lambdaError(404, 'ResourceNotFoundException'), 'refused'],
] as const)('EVT-2: a message was surely not sent where %s', async (_, passage, cause) => {
  const { assent } = await givenLambda([passage])
  expect(await assent.send(MESSAGE)).toMatchObject({ decision: 'deny', cause, outcome: 'not_sent' })
})

test('EVT-2: a message was surely not sent where nothing listens', async () => {
  const assent = createAssentClient({ lambda: clientOf('http://127.0.0.1:9') })
  expect(await assent.send(MESSAGE)).toMatchObject({ cause: 'unreachable', outcome: 'not_sent' })
})

test('EVT-2: a message was surely not sent where credentials were never found', async () => {
  const lambda = clientOf('http://127.0.0.1:9')
  lambda.config.credentials = () => new Promise(() => {})
  const assent = createAssentClient({ lambda, timeout: 200 })
  expect(await assent.send(MESSAGE)).toMatchObject({ cause: 'timeout', outcome: 'not_sent' })
})

test('EVT-2: every try carries the same key, by which the gate knows it again', async () => {
  const { assent, calls } = await givenLambda([BUSY, 'dropped', returned(SENT)])
  expect(await assent.send(MESSAGE)).toEqual(SENT)
  expect(calls.map(({ request }) => request)).toEqual([MESSAGE, MESSAGE, MESSAGE])
})

test('the same key with another message throws', async () => {
  const issues = [{ path: 'idempotencyKey', message: 'was used for another request' }]
  const { assent } = await givenLambda([returned({ error: { code: 'invalid_request', issues } })])
  await expect(assent.send(MESSAGE)).rejects.toThrow('idempotencyKey was used for another request')
})
