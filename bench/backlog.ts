import pMap from 'p-map'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { dueOutbox, leaseOutbox } from '../lambdas/adapters/outbox/dynamodb-outbox.ts'
import { createHistory } from '../lambdas/adapters/retention/dynamodb-history.ts'
import { execute } from '../lambdas/application/core/execute.ts'
import { systemClock } from '../lambdas/application/core/ports/clock.ts'
import { sweepOutbox } from '../lambdas/application/outbox/sweep.ts'
import { after, MINUTE } from '../lambdas/domain/core/time.ts'
import type { Definitions } from '../lambdas/domain/tenant/definitions.ts'
import { createExecution } from '../lambdas/handlers/wiring/execution.ts'
import { startAssent } from '../test/local/running.ts'
import { person } from './rig/people.ts'

const NUMBER = '+12065550100'
const AT_ONCE = 16
const OTHERS = 20
/** The texts of the flood come from here; nobody else's number is as high. */
const LOUD = '+12065559999'

/** How long the stops of others took to count during a flood of texts from one number, in milliseconds. */
export interface FloodBench {
  texts: number
  slowest: number
  typical: number
}

/** Floods the local system with texts from one number, and has others stop behind them. */
export async function benchFlood(texts: number): Promise<FloodBench> {
  const local = await startAssent({})
  try {
    const others = Array.from({ length: OTHERS }, (_, i) => person(i))
    await pMap(others, (to) => text(local.origin, to, 'START'), { concurrency: AT_ONCE })
    await pMap(others, (to) => until(local.origin, to, 'allow'), { concurrency: AT_ONCE })
    await pMap(Array(texts).keys(), (i) => text(local.origin, LOUD, `hello ${i}`), { concurrency: AT_ONCE })
    const waits = await pMap(
      others,
      async (to) => {
        const start = performance.now()
        await text(local.origin, to, 'STOP')
        await until(local.origin, to, 'deny')
        return performance.now() - start
      },
      { concurrency: OTHERS },
    )
    const sorted = waits.toSorted((a, b) => a - b)
    return { texts, slowest: sorted.at(-1) ?? 0, typical: sorted[OTHERS / 2] ?? 0 }
  } finally {
    await local.end('SIGTERM')
  }
}

/** How long the local clock takes past the expiry of many records, in milliseconds. */
export async function benchClock(records: number): Promise<number> {
  const local = await startAssent({})
  try {
    await pMap(Array(records).keys(), (i) => text(local.origin, person(i), 'STOP'), { concurrency: AT_ONCE })
    await until(local.origin, person(records - 1), 'deny', 'opted_out')
    const start = performance.now()
    await post(`${local.origin}/_local/clock`, { advance: 'P6M2D' })
    return performance.now() - start
  } finally {
    await local.end('SIGTERM')
  }
}

/** What the outbox sweep did with replies that a busy provider left over. */
export interface LeftOverBench {
  replies: number
  /** Served in the time of one run. */
  served: number
  /** After how many milliseconds each eighth of the people (a shard) had its first reply served; the slowest. */
  lastShardBegins: number
}

/** Leaves replies over, as a throttling provider does, and lets the sweep run for as long as one invocation. */
export async function benchLeftOver(
  table: ConsentTable,
  definitions: Definitions,
  replies: number,
): Promise<LeftOverBench> {
  const history = createHistory(table, async ({ to }) => to)
  const execution = createExecution(table, definitions, history)
  await pMap(
    Array(replies).keys(),
    (i) => {
      const message = { type: 'receive_message', tenant: 'acme', to: person(i), number: NUMBER } as const
      const at = systemClock()
      return execute(execution, { ...message, body: 'HELP', inboundMessageId: `help-${i}`, at }, `help-${i}`)
    },
    { concurrency: AT_ONCE },
  )
  const start = performance.now()
  const firstOfShard = new Map<string, number>()
  const clock = () => after(systemClock(), 5 * MINUTE)
  const served = await sweepOutbox({
    relay: {
      publish: async () => {},
      enqueue: async () => {},
      delete: async () => {},
    },
    clock,
    async *due(now) {
      for await (const page of dueOutbox(table, now)) yield page
    },
    lease: async (item, until) => {
      const shard = item.pk.slice(-1)
      if (!firstOfShard.has(shard)) firstOfShard.set(shard, performance.now() - start)
      return leaseOutbox(table, item, until)
    },
    isOver: () => performance.now() - start > RUN,
  })
  return { replies, served, lastShardBegins: Math.max(...firstOfShard.values()) }
}

/** The sweep may run for 60 seconds and starts nothing new in the last ten. */
const RUN = 50_000

async function text(origin: string, from: string, body: string): Promise<void> {
  await post(`${origin}/_local/phones/${encodeURIComponent(from)}`, { body })
}

async function until(origin: string, to: string, decision: string, reason?: string): Promise<void> {
  for (;;) {
    const answer = (await post(`${origin}/2015-03-31/functions/assent-send-gate:v1/invocations`, {
      program: 'acme-alerts',
      to,
    })) as { decision: string; reason: string }
    if (answer.decision === decision && (reason === undefined || answer.reason === reason)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function post(url: string, body: object): Promise<unknown> {
  const answered = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answered.ok) throw new Error(`${answered.status} from the local system`)
  return answered.headers.get('content-type')?.includes('json') ? answered.json() : answered.text()
}
