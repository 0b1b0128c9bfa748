import type { Place } from './place.ts'

/** Computes an answer once per set of places: the people of a batch live in a few hundred of them. */
export function memoizeByPlace<T>(answer: (places: readonly Place[]) => T): (places: readonly Place[]) => T {
  const known = new Map<readonly Place[], { answer: T }>()
  return (places) => {
    const before = known.get(places)
    if (before) return before.answer
    const found = answer(places)
    known.set(places, { answer: found })
    return found
  }
}
