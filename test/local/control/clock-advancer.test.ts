import { beforeEach, expect, test } from 'vitest'
import { type Clock, movableClock } from '../../../local/clock.ts'
import { clockAdvancer } from '../../../local/control/clock-routes.ts'
import type { Response } from '../../../local/http/message.ts'
import { openState } from '../../../local/state.ts'

let clock: Clock
let expiring: PromiseWithResolvers<void>
let reported: string[]

beforeEach(() => {
  clock = movableClock(openState(undefined))
  expiring = Promise.withResolvers()
  reported = []
})

/** Moves the clock of a system whose items expire when the test says so; callers wait for so many milliseconds. */
function mover(patience: number): (advance: string) => Promise<Response> {
  const move = clockAdvancer(
    {
      clock,
      settle: async () => {},
      expire: () => expiring.promise,
      progress: () => '7 items are deleted.',
      report: (line) => void reported.push(line),
    },
    patience,
  )
  return (advance) => move(Buffer.from(JSON.stringify({ advance })))
}

const said = ({ body }: Response): { now: string; done?: boolean; message?: string } =>
  JSON.parse(String(body))

test('a move that is done is answered with the time', async () => {
  expiring.resolve()
  const answer = await mover(10_000)('PT1H')
  expect([answer.status, said(answer)]).toEqual([200, { now: expect.any(String) }])
})

test('a move that takes longer than a caller waits is answered with how far it is, and goes on', async () => {
  const move = mover(50)
  const first = await move('PT1H')
  expect([first.status, said(first)]).toMatchObject([
    202,
    { done: false, message: expect.stringContaining('7 items are deleted.') },
  ])
  expiring.resolve()
  expect((await move('PT0S')).status).toBe(200)
})

test('a move that waits in vain for the one before moves nothing', async () => {
  const move = mover(50)
  await move('PT1H')
  const before = clock.now()
  const second = await move('PT1H')
  expect([second.status, said(second).message]).toEqual([
    409,
    expect.stringMatching(/^The clock was not moved\./),
  ])
  expect(clock.now() - before).toBeLessThan(60_000)
})

test('what fails after the answer is reported, and the next move is made', async () => {
  const move = mover(50)
  await move('PT1H')
  expiring.reject(new Error('the engine is away'))
  expiring = Promise.withResolvers()
  expiring.resolve()
  expect((await move('PT1H')).status).toBe(200)
  expect(reported).toEqual([expect.stringContaining('the engine is away')])
})
