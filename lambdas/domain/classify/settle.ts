import type { RuleKind } from './book.ts'
import type { Found } from './find-rules.ts'

/** What a message means by the rules of the grammar, and what was found that says so. */
export interface Settled {
  kind: 'stop' | 'automatic' | 'unsure' | 'join_request' | 'other'
  by: Found
}

/**
 * What the rules found in a message come to. Other business that touches a stop outweighs it ("don't stop"), and a doubt
 * makes it unsure; a stop anywhere else outweighs the rest of the message (OUT-2).
 */
export function settle(found: readonly Found[]): Settled | undefined {
  const of = (kind: RuleKind) => found.filter(({ rule }) => rule.kind === kind)
  const others = [...of('other'), ...of('automatic')]
  const requests = of('join_request').filter((one) => !isPartOf(one, others))
  const untouched = (one: Found) => !isTouched(one, others) && !isPartOf(one, requests)
  const doubts = of('doubt').filter((one) => !isTouched(one, others))
  const stops = of('stop').filter(untouched)
  const asks = of('ask').filter(untouched)
  const unsure = of('unsure').filter((one) => !isTouched(one, [...others, ...requests]))
  const evidence = [...unsure, ...of('about')]
  const aimed = asks.filter((one) => evidence.some((about) => !isTouched(one, [about])))
  const clear = [...stops, ...aimed].filter((one) => !isTouched(one, doubts))
  return (
    longest('stop', clear) ??
    longest('automatic', of('automatic')) ??
    longest('unsure', [...unsure, ...stops, ...asks]) ??
    longest('join_request', requests) ??
    longest('other', others)
  )
}

function isTouched(one: Found, others: readonly Found[]): boolean {
  return others.some(({ start, end }) => start < one.end && one.start < end)
}

function isPartOf(one: Found, others: readonly Found[]): boolean {
  return others.some(
    (other) => other.start <= one.start && one.end <= other.end && lengthOf(other) > lengthOf(one),
  )
}

function longest(kind: Settled['kind'], found: readonly Found[]): Settled | undefined {
  const [first, ...rest] = found
  if (!first) return undefined
  return { kind, by: rest.reduce((best, next) => (lengthOf(best) >= lengthOf(next) ? best : next), first) }
}

function lengthOf({ start, end }: Found): number {
  return end - start
}
