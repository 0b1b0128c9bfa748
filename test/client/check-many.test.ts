import { expect, test } from 'vitest'
import { AssentRequestError } from '../../client/client.ts'
import { ALLOW, DENY, PERSON, PROGRAM } from './answers.ts'
import { type Call, collected, givenLambda, lambdaError, returned, threw } from './lambda.ts'

/** Allows every other number. */
function everyOther({ request }: Call) {
  const results = [request.to].flat().map((to, i) => ({ ...(i % 2 === 0 ? ALLOW : DENY), to }))
  return returned(answersOf(results))
}

function answersOf(results: object[]) {
  return { results, counts: { allow: 0, deny: results.length, defer: 0 }, contract: 1 }
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `+1206${5_550_000 + i}`)
}

test('checkMany asks about 5,000 numbers a call and answers in their order', async () => {
  const { assent, calls } = await givenLambda(everyOther)
  const asked = numbers(12_001)
  const answers = await collected(assent.checkMany({ program: PROGRAM, to: asked }))
  expect(answers.map(({ to }) => to)).toEqual(asked)
  expect(answers.slice(0, 2).map(({ decision }) => decision)).toEqual(['allow', 'deny'])
  expect(calls.map(({ request }) => request.to.length)).toEqual([5000, 5000, 2001])
})

test('checkMany takes numbers from any iterable, no faster than it asks about them', async () => {
  const { assent, calls } = await givenLambda(everyOther)
  let taken = 0
  async function* stream() {
    for (const number of numbers(20_000)) {
      taken++
      yield number
    }
  }
  const answers = assent.checkMany({ program: PROGRAM, to: stream(), messageClass: 'promotional' })
  expect(await answers.next()).toMatchObject({ value: { to: '+12065550000' } })
  await answers.return(undefined)
  expect([taken, calls.length]).toEqual([5001, 1])
  expect(calls[0]?.request).toMatchObject({ program: PROGRAM, messageClass: 'promotional' })
})

test('checkMany makes no call without numbers, and one call for one number', async () => {
  const { assent, calls } = await givenLambda(everyOther)
  expect(await collected(assent.checkMany({ program: PROGRAM, to: [] }))).toEqual([])
  expect(calls.length).toBe(0)
  expect(await collected(assent.checkMany({ program: PROGRAM, to: PERSON }))).toEqual([ALLOW])
})

test('a value far too long for a number does not overfill a call', async () => {
  const { assent, calls } = await givenLambda(everyOther)
  const long = 'x'.repeat(600_000)
  await collected(assent.checkMany({ program: PROGRAM, to: [long, long, PERSON] }))
  expect(calls.map(({ request }) => request.to.length)).toEqual([1, 2])
})

test('GATE-1: a failed call denies its own numbers, and checkMany continues with the next', async () => {
  const { assent } = await givenLambda((call) =>
    call.request.to.length === 5000 ? threw('no') : everyOther(call),
  )
  const answers = await collected(assent.checkMany({ program: PROGRAM, to: numbers(5001) }))
  expect(new Set(answers.slice(0, 5000).map(({ reason }) => reason))).toEqual(new Set(['unavailable']))
  expect(answers[5000]).toMatchObject({ decision: 'allow', to: '+12065555000' })
})

test.each([
  ['fewer answers than numbers', answersOf([ALLOW])],
  ['answers in another order', answersOf([{ ...ALLOW, to: '+12065550143' }, ALLOW])],
  ['one invalid answer', answersOf([ALLOW, { ...ALLOW, to: '+12065550143', contract: 2 }])],
  ['the answer for a single number', ALLOW],
])('GATE-1: checkMany denies all numbers of a call with %s', async (_, answer) => {
  const { assent } = await givenLambda([returned(answer)])
  const answers = await collected(assent.checkMany({ program: PROGRAM, to: [PERSON, '+12065550143'] }))
  expect(answers).toMatchObject([
    { decision: 'deny', cause: 'not_understood', to: PERSON },
    { decision: 'deny', cause: 'not_understood', to: '+12065550143' },
  ])
})

test('GATE-1: a call that AWS refuses is a denial', async () => {
  const { assent } = await givenLambda([lambdaError(413, 'RequestTooLargeException')])
  const answers = await collected(assent.checkMany({ program: PROGRAM, to: [PERSON] }))
  expect(answers).toMatchObject([{ decision: 'deny', cause: 'refused', detail: 'RequestTooLargeException' }])
})

test('checkMany throws if the request is refused', async () => {
  const error = {
    code: 'invalid_request',
    issues: [{ path: 'from', message: 'must be a number of the tenant' }],
  }
  const { assent } = await givenLambda([returned({ error })])
  const answers = collected(assent.checkMany({ program: PROGRAM, to: [PERSON], from: 'x' }))
  await expect(answers).rejects.toThrow(AssentRequestError)
})
