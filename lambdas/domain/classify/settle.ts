import type { RuleKind } from './book.ts'
import type { Found } from './find-rules.ts'

/**
 * What the rules found in a message come to. Other business that touches a stop outweighs it ("don't stop"), and so does
 * a longer finding of less certain meaning; a stop anywhere else outweighs the rest of the message (OUT-2).
 */
export function settle(found: readonly Found[]): Found | undefined {
  const of = (kind: RuleKind) => found.filter(({ rule }) => rule.kind === kind)
  const others = [...of('other'), ...of('automatic')]
  const requests = of('join_request').filter((one) => !isPartOf(one, others))
  const untouched = (one: Found) => !isTouched(one, [...others, ...requests])
  const doubts = of('doubt').filter(untouched)
  const unsure = [...doubts, ...of('unsure').filter(untouched)]
  const stops = of('stop').filter(
    (one) => !isTouched(one, others) && !isPartOf(one, [...requests, ...doubts]),
  )
  return longest([stops, of('automatic'), unsure, requests, others].find((some) => some.length > 0) ?? [])
}

function isTouched(one: Found, others: readonly Found[]): boolean {
  return others.some(({ start, end }) => start < one.end && one.start < end)
}

function isPartOf(one: Found, others: readonly Found[]): boolean {
  return others.some(
    (other) => other.start <= one.start && one.end <= other.end && lengthOf(other) > lengthOf(one),
  )
}

function longest(found: readonly Found[]): Found | undefined {
  return found.reduce<Found | undefined>(
    (best, next) => (best && lengthOf(best) >= lengthOf(next) ? best : next),
    undefined,
  )
}

function lengthOf({ start, end }: Found): number {
  return end - start
}
