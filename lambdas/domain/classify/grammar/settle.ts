import type { RuleKind } from './book.ts'
import type { Found } from './find-rules.ts'

/** What a message means by the rules of the grammar, and what was found that says so. */
export interface Settled {
  kind: 'stop' | 'automatic' | 'unsure' | 'join_request' | 'other'
  by: Found
}

/**
 * What the rules found in a message come to. Other business that touches a stop outweighs it ("don't stop"), and a doubt
 * makes it unsure; a stop anywhere else outweighs the rest of the message (OUT-2), but for two signs of a machine (OUT-10).
 */
export function settle(found: readonly Found[]): Settled | undefined {
  if (found.length === 0) return undefined
  const of = (kind: RuleKind) => found.filter(({ rule }) => rule.kind === kind)
  const others = of('other')
  const requests = of('join_request').filter((one) => !isPartOf(one, others))
  const things = of('thing')
  const isFree = (one: Found) =>
    apartFrom([...others, ...things.filter((thing) => !isPartOf(thing, [one]))])(one)
  const isCertain = of('keep').length > 0 ? () => false : apartFrom(of('doubt').filter(isFree))
  const isWanted = (one: Found) => isFree(one) && !isPartOf(one, requests)
  const stops = of('stop').filter(isWanted)
  const asks = of('ask').filter(isWanted)
  const unsure = of('unsure').filter(apartFrom([...others, ...requests]))
  const signs = [...unsure, ...of('reason')]
  const isBeside = (evidence: readonly Found[]) => (one: Found) => evidence.some((sign) => isApart(one, sign))
  const aimed = asks.filter(isBeside([...signs, ...of('about')]))
  const confirmed = unsure.filter(isBeside([...signs, ...asks]))
  return (
    longest('automatic', of('automatic')) ??
    longest('stop', [...stops, ...aimed, ...confirmed].filter(isCertain)) ??
    longest('unsure', [...unsure, ...stops, ...asks]) ??
    longest('join_request', requests) ??
    longest('other', [...others, ...things])
  )
}

/** Tells what shares no word with any of some findings. */
function apartFrom(others: readonly Found[]): (one: Found) => boolean {
  const words = new Set(others.flatMap(wordsOf))
  return (one) => wordsOf(one).every((at) => !words.has(at))
}

function wordsOf({ start, end }: Found): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at)
}

function isApart(one: Found, other: Found): boolean {
  return one.end <= other.start || other.end <= one.start
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
