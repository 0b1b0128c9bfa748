import { describe, expect, inject, test } from 'vitest'
import { after, MINUTE } from '../../lambdas/domain/core/time.ts'
import { engineClient } from '../engine-client.ts'
import { runs } from '../runs.ts'
import { batch, envelope, NOON, type System, systemOn } from '../system.ts'
import { newTable } from '../table.ts'
import { eventsOf, verified } from './outcome.ts'

const AT_ONCE = 6
const RUNS = 4

/** Handlers with a client each, as so many instances of the function would have. */
async function instances(): Promise<System[]> {
  const { tableName } = await newTable()
  const systems = Array.from({ length: AT_ONCE }, () =>
    systemOn({ tableName, client: engineClient({ endpoint: inject('engine') }) }),
  )
  for (const system of systems) system.advance(MINUTE)
  return systems
}

interface Sent {
  body: 'START' | 'STOP'
  seconds: number
}

/** Delivers every message to an instance of its own, all at once, and again until it is acknowledged. */
async function race(systems: System[], from: string, messages: Sent[]): Promise<void> {
  await Promise.all(
    messages.map(async ({ body, seconds }, i) => {
      const at = after(NOON, seconds * 1000)
      const event = batch(envelope({ body, id: `${from}-${i}`, at, from }))
      for (let failed = true; failed; ) {
        failed = (await systems[i]?.inbound(event))?.batchItemFailures.length !== 0
      }
    }),
  )
}

/** Whether each of the six messages of a round is a START is told by a bit of a number. */
const messagesOf = (bits: number, secondsOf: (place: number) => number): Sent[] =>
  Array.from({ length: AT_ONCE }, (_, place) => ({
    body: bits & (1 << place) ? 'START' : 'STOP',
    seconds: secondsOf(place),
  }))

interface Ended {
  bits: number
  holds: boolean
  decision: string
}

/** Runs rounds, each on a number of its own and some side by side, and answers where each ended. */
async function run(rounds: number, secondsOf: (place: number) => number): Promise<Ended[]> {
  const systems = await instances()
  const [onlooker] = systems as [System]
  const ended: Ended[] = []
  const waiting = Array.from({ length: rounds }, (_, round) => round)
  const lane = async () => {
    for (let round = waiting.pop(); round !== undefined; round = waiting.pop()) {
      const bits = (round * 11 + 5) % 64
      const from = `+1206555${3000 + round}`
      await race(systems, from, messagesOf(bits, secondsOf))
      const { holds } = await verified(onlooker, from)
      const answer = await onlooker.gate({ program: 'acme-alerts', to: from })
      ended.push({ bits, holds, decision: 'decision' in answer ? answer.decision : 'error' })
    }
  }
  await Promise.all(Array.from({ length: RUNS }, lane))
  return ended
}

describe('START and STOP at the same moment, through six instances', { timeout: 60_000 }, () => {
  test('REC-2, OUT-7: ledger and record agree, and the latest date decides', async () => {
    const ended = await run(runs(6), (place) => place)
    expect(ended).toEqual(
      ended.map(({ bits }) => ({ bits, holds: true, decision: bits & 0b100000 ? 'allow' : 'deny' })),
    )
  })

  test('OUT-7: at equal dates the stop wins', async () => {
    const ended = await run(runs(4), () => 1)
    expect(ended).toEqual(
      ended.map(({ bits }) => ({ bits, holds: true, decision: bits === 0b111111 ? 'allow' : 'deny' })),
    )
  })
})

test('OUT-7: one STOP that is delivered six times at once is one event', async () => {
  const systems = await instances()
  const event = batch(envelope({ body: 'STOP', id: 'stop', at: NOON }))
  const answers = await Promise.all(systems.map(({ inbound }) => inbound(event)))
  expect(answers.flatMap(({ batchItemFailures }) => batchItemFailures)).toEqual([])
  expect(await eventsOf((systems as [System])[0].table)).toMatchObject([{ type: 'opted_out', seq: 1 }])
})
