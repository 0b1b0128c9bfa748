import type { Place } from './place.ts'

/** An answer worked out once for each place: the people of a batch live in a few hundred places. */
export function memoizeByPlace<T>(answer: (place: Place) => T): (place: Place) => T {
  const known = new Map<Place, { answer: T }>()
  return (place) => {
    const before = known.get(place)
    if (before) return before.answer
    const found = answer(place)
    known.set(place, { answer: found })
    return found
  }
}
