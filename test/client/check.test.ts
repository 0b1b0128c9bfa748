import { expect, test } from 'vitest'
import { AssentRequestError, createAssentClient } from '../../client/client.ts'
import { givenVariable } from '../environment.ts'
import { ALLOW, DEFER, DENY, PERSON, PROGRAM } from './answers.ts'
import { clientOf, givenLambda, lambdaError, returned, threw } from './lambda.ts'

const QUESTION = { program: PROGRAM, to: PERSON }

/** What is answered where the gate did not answer. */
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

test.each([ALLOW, DENY, DEFER])('the answer of the gate is handed on: $decision', async (answer) => {
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

test('another stack is asked by its name', async () => {
  const { assent, calls } = await givenLambda([returned(ALLOW)], { stack: 'staging' })
  await assent.check(QUESTION)
  expect(calls[0]?.path).toContain('/staging-send-gate/')
})

test('another region is asked where it is named', async () => {
  const { calls, endpoint } = await givenLambda([returned(ALLOW)])
  givenVariable('AWS_ENDPOINT_URL', endpoint)
  expect(await createAssentClient({ region: 'eu-west-1' }).check(QUESTION)).toEqual(ALLOW)
  expect(calls[0]?.region).toBe('eu-west-1')
})

test('a field that contract 1 does not name yet does no harm', async () => {
  const { assent } = await givenLambda([returned({ ...ALLOW, added: true })])
  expect(await assent.check(QUESTION)).toEqual(ALLOW)
})

test.each([
  ['a function that threw', threw({ errorMessage: 'no' }), 'function_failed'],
  ['a function that threw an allow', threw(ALLOW), 'function_failed'],
  ['an error of Lambda', lambdaError(500, 'ServiceException'), 'unreachable'],
  ['a page of a proxy', { status: 502, body: '<html>' }, 'unreachable'],
  ['calls that are throttled', lambdaError(429, 'TooManyRequestsException'), 'throttled'],
  ['a missing right', lambdaError(403, 'AccessDeniedException'), 'refused'],
  ['a missing function', lambdaError(404, 'ResourceNotFoundException'), 'refused'],
  ['connections that break', 'dropped', 'unreachable'],
  ['no JSON', { body: 'allow' }, 'not_understood'],
  ['nothing', { body: '' }, 'not_understood'],
  ['null', returned(null), 'not_understood'],
  ['an unknown decision', returned({ ...ALLOW, decision: 'permit' }), 'not_understood'],
  ['an unknown reason', returned({ ...ALLOW, reason: 'we_like_them' }), 'not_understood'],
  ['contract 2', returned({ ...ALLOW, contract: 2 }), 'not_understood'],
  ['an allow without consent', returned({ ...ALLOW, consent: null }), 'not_understood'],
  ['an allow of another person', returned({ ...ALLOW, to: '+12065550143' }), 'not_understood'],
  ['an allow of another program', returned({ ...ALLOW, program: 'acme-offers' }), 'not_understood'],
  ['the answer for many', returned({ results: [ALLOW], contract: 1 }), 'not_understood'],
] as const)('GATE-1: %s is a denial', async (_, passage, cause) => {
  const { assent } = await givenLambda([passage])
  expect(await assent.check(QUESTION)).toEqual(unavailableFor(cause))
})

test('GATE-1: silence is a denial once the time is over', async () => {
  const { assent } = await givenLambda(['silent'], { timeout: 200 })
  const asked = performance.now()
  expect(await assent.check(QUESTION)).toEqual(unavailableFor('timeout'))
  expect(performance.now() - asked).toBeLessThan(2_000)
})

test('GATE-1: waiting for credentials ends with the time, too', async () => {
  const lambda = clientOf('http://127.0.0.1:9')
  lambda.config.credentials = () => new Promise(() => {})
  const assent = createAssentClient({ lambda, timeout: 200 })
  expect(await assent.check(QUESTION)).toEqual(unavailableFor('timeout'))
})

test('GATE-1: where nothing listens is a denial', async () => {
  const assent = createAssentClient({ lambda: clientOf('http://127.0.0.1:9') })
  expect(await assent.check(QUESTION)).toEqual(unavailableFor('unreachable'))
})

test('a call that was throttled or met an error of Lambda is made again', async () => {
  const busy = lambdaError(429, 'TooManyRequestsException')
  const { assent, calls } = await givenLambda([busy, lambdaError(500, 'ServiceException'), returned(ALLOW)])
  expect([await assent.check(QUESTION), calls.length]).toEqual([ALLOW, 3])
})

test('a request that is refused throws with every field by name', async () => {
  const issues = [{ path: 'program', message: 'names no program of this deployment' }]
  const { assent } = await givenLambda([returned({ error: { code: 'unknown_program', issues } })])
  const error = await assent.check(QUESTION).catch((thrown) => thrown)
  expect(error).toBeInstanceOf(AssentRequestError)
  expect(error).toMatchObject({
    code: 'unknown_program',
    issues,
    message: 'unknown_program: program names no program of this deployment',
  })
})

test('REC-7: what is told for a log holds no number', async () => {
  const { assent } = await givenLambda([threw({ errorMessage: `no ${PERSON}` })])
  const result = await assent.check(QUESTION)
  expect('detail' in result && result.detail).toBe('Unhandled')
})
