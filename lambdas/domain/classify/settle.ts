import type { RuleKind } from './book.ts'
import type { Found } from './find-rules.ts'

/**
 * What the rules found in a message come to: the longer reading wins where two overlap, so that other business ("stop
 * sending paper bills") outweighs the stop inside it, and a stop anywhere else outweighs the rest (OUT-2).
 */
export function settle(found: readonly Found[]): Found | undefined {
  const of = (kind: RuleKind) => found.filter(({ rule }) => rule.kind === kind)
  const others = of('other')
  const requests = unless(of('join_request'), others)
  const unsure = unless(of('unsure'), [...others, ...requests])
  const stops = unless(of('stop'), [...others, ...requests, ...unsure])
  return longest(of('automatic')) ?? longest(stops) ?? longest(unsure) ?? longest(requests) ?? longest(others)
}

/** The findings that no overlapping one outweighs by being as long or longer. */
function unless(found: readonly Found[], others: readonly Found[]): Found[] {
  return found.filter((one) => !others.some((other) => overlap(one, other) && lengthOf(other) >= lengthOf(one)))
}

function overlap(a: Found, b: Found): boolean {
  return a.start < b.end && b.start < a.end
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
