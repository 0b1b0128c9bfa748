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
  ['sent because the person just asked', { ...SENT, reason: 'requested_by_recipient', consent: null }],
  ['possibly sent', { ...ALLOW, outcome: 'unknown' }],
  ['denied', DENY],
  ['denied by the provider', { ...DENY, reason: 'spend_limit' }],
  ['deferred', DEFER],
])('send returns the answer of the sending gate: %s', async (_, answer) => {
  const { assent, calls } = await givenLambda([returned(answer)])
  expect(await assent.send(MESSAGE)).toEqual(answer)
  expect(calls).toMatchObject([
    { path: '/2015-03-31/functions/assent-send-message/invocations?Qualifier=v1', request: MESSAGE },
  ])
})

test.each([
  ['the function threw', [threw('no')], 'function_failed'],
  ['Lambda failed', [BROKEN], 'unreachable'],
  ['Lambda failed and then was busy', [BROKEN, BUSY], 'throttled'],
  ['the connection broke', ['dropped'], 'unreachable'],
  ['there was no answer', ['silent'], 'timeout'],
  ['Lambda was busy and then did not answer', [BUSY, 'silent'], 'timeout'],
  ['the answer is not one', [returned('sent')], 'not_understood'],
  ['an allow names no consent', [returned({ ...SENT, consent: null })], 'not_understood'],
  ['an allow has neither a messageId nor an outcome', [returned(ALLOW)], 'not_understood'],
] as const)('EVT-2: the outcome is unknown if %s', async (_, replies, cause) => {
  const { assent } = await givenLambda([...replies], { timeout: cause === 'timeout' ? 2_000 : 10_000 })
  expect(await assent.send(MESSAGE)).toMatchObject({
    decision: 'deny',
    reason: 'unavailable',
    cause,
    outcome: 'unknown',
  })
})

test.each([
  ['Lambda was busy at every attempt', BUSY, 'throttled'],
  ['the permission is missing', lambdaError(403, 'AccessDeniedException'), 'refused'],
  ['there is no such function', lambdaError(404, 'ResourceNotFoundException'), 'refused'],
] as const)('EVT-2: the message was not sent if %s', async (_, reply, cause) => {
  const { assent } = await givenLambda([reply])
  expect(await assent.send(MESSAGE)).toMatchObject({ decision: 'deny', cause, outcome: 'not_sent' })
})

test('EVT-2: the message was not sent if nothing listens', async () => {
  const assent = createAssentClient({ lambda: clientOf('http://127.0.0.1:9') })
  expect(await assent.send(MESSAGE)).toMatchObject({ cause: 'unreachable', outcome: 'not_sent' })
})

test('EVT-2: the message was not sent if no credentials were found', async () => {
  const lambda = clientOf('http://127.0.0.1:9')
  lambda.config.credentials = () => new Promise(() => {})
  const assent = createAssentClient({ lambda, timeout: 200 })
  expect(await assent.send(MESSAGE)).toMatchObject({ cause: 'timeout', outcome: 'not_sent' })
})

test('EVT-2: every attempt has the same key, so that the gate recognizes it', async () => {
  const { assent, calls } = await givenLambda([BUSY, 'dropped', returned(SENT)])
  expect(await assent.send(MESSAGE)).toEqual(SENT)
  expect(calls.map(({ request }) => request)).toEqual([MESSAGE, MESSAGE, MESSAGE])
})

test('the same key with another message throws', async () => {
  const issues = [{ path: 'idempotencyKey', message: 'was used for another request' }]
  const { assent } = await givenLambda([returned({ error: { code: 'invalid_request', issues } })])
  await expect(assent.send(MESSAGE)).rejects.toThrow('idempotencyKey was used for another request')
})
