import { hash } from 'node:crypto'
import type { Originator, Settings } from './settings.ts'

/** Numbers that one stack connects at most: each takes four of the 500 resources that CloudFormation allows a stack. */
const MAX_NUMBERS = 100

/** The numbers to connect, stack by stack. */
export function numbersByStack({
  originators,
  numberStacks,
}: Pick<Settings, 'originators' | 'numberStacks'>): Originator[][] {
  return shareOut(originators, ({ id }) => id, MAX_NUMBERS, numberStacks)
}

/**
 * Shares things out so that no share has more than the limit: as few shares as do, and at least as many as asked for. A thing
 * stays in its share whatever comes or goes; where one share more is needed, things move to that new, last share alone
 * (rendezvous hashing).
 */
export function shareOut<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
  limit: number,
  atLeast = 1,
): Thing[][] {
  const shares = Array.from({ length: atLeast }, (): Thing[] => [])
  for (const thing of things) shares[placeOf(keyOf(thing), atLeast)]?.push(thing)
  return shares.every(({ length }) => length <= limit) ? shares : shareOut(things, keyOf, limit, atLeast + 1)
}

/** The place with the highest weight for this key: another place changes nothing but for the keys that it weighs most for. */
function placeOf(key: string, places: number): number {
  const weights = Array.from({ length: places }, (_, place) => hash('sha256', `${key} ${place}`))
  return weights.indexOf(weights.toSorted().at(-1) ?? '')
}
