import fc from 'fast-check'
import { createSnapshotReader } from '../../lambdas/adapters/evidence/dynamodb-snapshot.ts'
import { readableEvents } from '../../lambdas/application/core/ledger.ts'
import type { Recorded } from '../../lambdas/domain/core/events.ts'
import { after, MINUTE } from '../../lambdas/domain/core/time.ts'
import { NOON, PERSON, type System, systemOn } from '../system.ts'
import { newTable } from '../table.ts'
import { verified } from './outcome.ts'

/** What people text, and what it means to them. */
export const MEANING = {
  START: 'start',
  OFFERS: 'offers',
  STOP: 'stop',
  'please stop texting me': 'stop',
  HELP: 'help',
  YES: 'other',
  'is my order on its way?': 'other',
  'not interested': 'unsure',
} as const

/** A delivery of a message; times in minutes. */
export interface Delivery {
  id: string
  body: keyof typeof MEANING
  sent: number
  delivered: number
}

const message = fc.record({
  body: fc.constantFrom(...(Object.keys(MEANING) as Delivery['body'][])),
  sent: fc.integer({ min: 0, max: 20 }),
  delays: fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 2 }),
})

/** Messages in any order, each delivered once or twice, late or at once, in order of delivery. */
export const history: fc.Arbitrary<Delivery[]> = fc
  .array(message, { minLength: 1, maxLength: 7 })
  .map((messages) =>
    messages
      .flatMap(({ body, sent, delays }, i) =>
        delays.map((delay) => ({ id: `message-${i}`, body, sent, delivered: sent + delay })),
      )
      .sort((a, b) => a.delivered - b.delivered),
  )

/** What came of a history. */
export interface Lived {
  deliveries: Delivery[]
  /** What the gate said after each delivery. */
  decisions: string[]
  /** What it said in the end, of every program and class. */
  inTheEnd: Set<string>
  ledger: Recorded[]
  holds: boolean
  /** The ledger after every message was delivered once more, backwards. */
  ledgerRepeated: Recorded[]
  published: number[]
  confirmations: number
}

/** Lets somebody live a history on a table of their own. */
export async function live(deliveries: Delivery[]): Promise<Lived> {
  const system = systemOn(await newTable())
  const decisions: string[] = []
  let minute = 0
  for (const [i, delivery] of deliveries.entries()) {
    system.advance((delivery.delivered - minute) * MINUTE)
    minute = delivery.delivered
    await receive(system, delivery)
    decisions.push(await decide(system, 'acme-alerts'))
    if (i === 2) await system.settle()
  }
  await system.settle()
  const ledger = await ledgerOf(system)
  const { holds } = await verified(system)
  const inTheEnd = new Set(await Promise.all(EVERY_QUESTION.map((ask) => decide(system, ...ask))))
  const messages = new Map(deliveries.map((delivery) => [delivery.id, delivery]))
  for (const delivery of [...messages.values()].reverse()) await receive(system, delivery)
  const ledgerRepeated = await ledgerOf(system)
  const published = system.published.map(({ seq }) => seq).toSorted((a, b) => a - b)
  const confirmations = system.sent.filter(({ body }) => body.includes('unsubscribed')).length
  return { deliveries, decisions, inTheEnd, ledger, holds, ledgerRepeated, published, confirmations }
}

const EVERY_QUESTION: [string, string?][] = [
  ['acme-alerts'],
  ['acme-alerts', 'conversational'],
  ['acme-offers'],
  ['acme-offers', 'conversational'],
]

async function receive(system: System, { id, body, sent }: Delivery): Promise<void> {
  const { batchItemFailures } = await system.text(body, { id, at: after(NOON, sent * MINUTE) })
  if (batchItemFailures.length > 0) throw new Error('a message was not acknowledged')
}

async function decide({ gate }: System, program: string, messageClass?: string): Promise<string> {
  const answer = await gate({ program, to: PERSON, ...(messageClass ? { messageClass } : {}) })
  return 'decision' in answer ? answer.decision : 'error'
}

async function ledgerOf({ table }: System): Promise<Recorded[]> {
  const { entries } = await createSnapshotReader(table)({ tenant: 'acme', to: PERSON }, 1000)
  return readableEvents(entries)
}
