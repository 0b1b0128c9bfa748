import { expect, test } from 'vitest'
import { AssentRequestError, createAssentClient } from '../../client/client.ts'
import { givenVariable } from '../environment.ts'
import { ALLOW, DEFER, DENY, PERSON, PROGRAM } from './answers.ts'
import { clientOf, givenLambda, lambdaError, returned, threw } from './lambda.ts'

const QUESTION = { program: PROGRAM, to: PERSON }

/** The denial in place of an answer from the gate. */
function unavailableFor(cause: string) {
  const detail = expect.any(String)
  return {
    decision: 'deny',
    reason: 'unavailable',
    cause,
    detail,
    to: PERSON,
    program: PROGRAM,
    consent: null,
    include: [],
  }
}

test.each([ALLOW, DENY, DEFER])('check returns the answer of the gate: $decision', async (answer) => {
  const { assent, calls } = await givenLambda([returned(answer)])
  expect(await assent.check(QUESTION)).toEqual(answer)
  expect(calls).toEqual([
    {
      path: '/2015-03-31/functions/assent-send-gate/invocations?Qualifier=v1',
      region: 'us-east-1',
      request: QUESTION,
    },
  ])
})

test('the stack option selects another stack', async () => {
  const { assent, calls } = await givenLambda([returned(ALLOW)], { stack: 'staging' })
  await assent.check(QUESTION)
  expect(calls[0]?.path).toContain('/staging-send-gate/')
})

test('the region option selects another region', async () => {
  const { calls, endpoint } = await givenLambda([returned(ALLOW)])
  givenVariable('AWS_ENDPOINT_URL', endpoint)
  expect(await createAssentClient({ region: 'eu-west-1' }).check(QUESTION)).toEqual(ALLOW)
  expect(calls[0]?.region).toBe('eu-west-1')
})

test('check accepts a field that contract 1 does not have yet', async () => {
  const { assent } = await givenLambda([returned({ ...ALLOW, added: true })])
  expect(await assent.check(QUESTION)).toEqual(ALLOW)
})

test.each([
  ['a function that threw', threw({ errorMessage: 'no' }), 'function_failed'],
  ['a function that threw an allow', threw(ALLOW), 'function_failed'],
  ['a Lambda error', lambdaError(500, 'ServiceException'), 'unreachable'],
  ['the page of a proxy', { status: 502, body: '<html>' }, 'unreachable'],
  ['calls that are throttled', lambdaError(429, 'TooManyRequestsException'), 'throttled'],
  ['a missing permission', lambdaError(403, 'AccessDeniedException'), 'refused'],
  ['a missing function', lambdaError(404, 'ResourceNotFoundException'), 'refused'],
  ['connections that break', 'dropped', 'unreachable'],
  ['no JSON', { body: 'allow' }, 'not_understood'],
  ['nothing', { body: '' }, 'not_understood'],
  ['null', returned(null), 'not_understood'],
  ['an unknown decision', returned({ ...ALLOW, decision: 'permit' }), 'not_understood'],
  ['an unknown reason', returned({ ...ALLOW, reason: 'we_like_them' }), 'not_understood'],
  ['contract 2', returned({ ...ALLOW, contract: 2 }), 'not_understood'],
  ['an allow without consent', returned({ ...ALLOW, consent: null }), 'not_understood'],
  ['an allow for another person', returned({ ...ALLOW, to: '+12065550143' }), 'not_understood'],
  ['an allow for another program', returned({ ...ALLOW, program: 'acme-offers' }), 'not_understood'],
  ['the answer for many', returned({ results: [ALLOW], contract: 1 }), 'not_understood'],
] as const)('GATE-1: %s is a denial', async (_, reply, cause) => {
  const { assent } = await givenLambda([reply])
  expect(await assent.check(QUESTION)).toEqual(unavailableFor(cause))
})

test('GATE-1: no answer within the timeout is a denial', async () => {
  const { assent } = await givenLambda(['silent'], { timeout: 200 })
  const asked = performance.now()
  expect(await assent.check(QUESTION)).toEqual(unavailableFor('timeout'))
  expect(performance.now() - asked).toBeLessThan(2_000)
})

test('GATE-1: the timeout includes the search for credentials', async () => {
  const lambda = clientOf('http://127.0.0.1:9')
  lambda.config.credentials = () => new Promise(() => {})
  const assent = createAssentClient({ lambda, timeout: 200 })
  expect(await assent.check(QUESTION)).toEqual(unavailableFor('timeout'))
})

test('GATE-1: an address where nothing listens is a denial', async () => {
  const assent = createAssentClient({ lambda: clientOf('http://127.0.0.1:9') })
  expect(await assent.check(QUESTION)).toEqual(unavailableFor('unreachable'))
})

test('check repeats a call that was throttled or met a Lambda error', async () => {
  const busy = lambdaError(429, 'TooManyRequestsException')
  const { assent, calls } = await givenLambda([busy, lambdaError(500, 'ServiceException'), returned(ALLOW)])
  expect([await assent.check(QUESTION), calls.length]).toEqual([ALLOW, 3])
})

test('check throws if the request is refused, and names every field', async () => {
  const issues = [{ path: 'program', message: 'is not a program of this deployment' }]
  const { assent } = await givenLambda([returned({ error: { code: 'unknown_program', issues } })])
  const error = await assent.check(QUESTION).catch((thrown) => thrown)
  expect(error).toBeInstanceOf(AssentRequestError)
  expect(error).toMatchObject({
    code: 'unknown_program',
    issues,
    message: 'unknown_program: program is not a program of this deployment',
  })
})

test('REC-7: the detail for a log contains no number', async () => {
  const { assent } = await givenLambda([threw({ errorMessage: `no ${PERSON}` })])
  const result = await assent.check(QUESTION)
  expect('detail' in result && result.detail).toBe('Unhandled')
})
