import fc from 'fast-check'
import type { Input } from '../inputs.ts'
import { HOUR, MINUTE, SECOND } from '../model/time.ts'
import { replay } from '../oracle.ts'
import type { Tenant } from '../tenant.ts'
import { formAt, numberAt, readingAt, rowAt, weighted } from './draws.ts'
import { FIRST, type Move, play, type Turn } from './moves.ts'

/** The same dated facts in two orders of delivery, and an instant after both (OUT-7). */
export interface TwoOrders {
  first: Input[]
  second: Input[]
  end: number
}

/**
 * The same dated texts and granting records around the same forms and recorded stops, delivered in two orders; none
 * of the stops was answered with a question, the one case in which the order of delivery matters (OUT-7).
 */
export function sameFactsInTwoOrders(tenant: Tenant, { maxLength = 10 } = {}): fc.Arbitrary<TwoOrders> {
  const spacing = weighted<number>([2, [0]], [4, [SECOND, MINUTE, 6 * MINUTE]], [2, [HOUR, 12 * HOUR]])
  const delay = weighted<number>([3, [0]], [3, [2 * MINUTE, 6 * MINUTE]], [3, [HOUR, 13 * HOUR, 30 * HOUR]])
  const fact = fc.record({ after: spacing, move: movable(tenant), delays: fc.tuple(delay, delay) })
  return fc
    .array(fact, { minLength: 2, maxLength })
    .map((facts) => inTwoOrders(facts))
    .filter(({ first, second }) => !asks(tenant, first) && !asks(tenant, second))
}

function movable(tenant: Tenant): fc.Arbitrary<Move> {
  const prompt = { late: 0, dateOf: null }
  const texts = fc
    .record({ reading: readingAt(tenant).filter(({ kind }) => kind !== 'choice'), to: numberAt(tenant) })
    .map((text): Move => ({ move: 'text', ...text, ...prompt }))
  const rows = rowAt(tenant).map((row): Move => ({ move: 'row', row: { ...row, late: 0 }, by: 'record' }))
  return fc.oneof(
    { weight: 6, arbitrary: texts },
    { weight: 2, arbitrary: formAt(tenant) },
    { weight: 2, arbitrary: rows },
  )
}

interface DatedFact extends Turn {
  delays: [number, number]
}

function inTwoOrders(facts: readonly DatedFact[]): TwoOrders {
  const inOrder = play(facts)
  const order = (which: 0 | 1) =>
    inOrder
      .map((input, index) => delayed(input, facts[index]?.delays[which] ?? 0))
      .sort((a, b) => a.deliveredAt - b.deliveredAt)
  const last = inOrder.at(-1)?.deliveredAt ?? FIRST
  return { first: order(0), second: order(1), end: last + 31 * HOUR }
}

/** Texts and records that grant may come late; forms and recorded stops take effect as they come. */
function delayed(input: Input, delay: number): Input {
  const grants = input.kind === 'record' && input.row.status === 'opted_in'
  if (input.kind !== 'text' && !grants) return input
  return { ...input, deliveredAt: input.deliveredAt + delay }
}

function asks(tenant: Tenant, inputs: readonly Input[]): boolean {
  return replay(tenant, inputs).entries.some(({ asked }) => asked)
}
