import type { Place } from './place.ts'

/** An answer worked out once for the places of each number: the people of a batch live in a few hundred. */
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
