import listed from './places.json' with { type: 'json' }

/** Where a number may be: every zone that is possible, and the state, as far as the number tells. */
export interface Place {
  /** None: nothing is known, so that every zone is possible. */
  zones: readonly string[]
  /** `US-FL`, `US-PR`, `CA` …; `US` where the state is not known; null elsewhere. */
  region: string | null
}

const NOWHERE: Place = { zones: [], region: null }
/** A number of no place, such as a toll-free one, may be anybody's in any state. */
const SOME_STATE: Place = { zones: [], region: 'US' }

let places: ReadonlyMap<string, Place> | undefined

/**
 * The place of an E.164 number by its longest known prefix. A zone that is known of the person replaces those of the
 * number; the state stays the number's, whose law goes by the area code (GATE-7).
 */
export function placeOf(number: string, zone?: string): Place {
  const place = byPrefix(number.slice(1))
  return zone === undefined ? place : { ...place, zones: [zone] }
}

function byPrefix(digits: string): Place {
  places ??= readPlaces()
  for (let length = 4; length > 0; length--) {
    const place = places.get(digits.slice(0, length))
    if (place) return place
  }
  return digits.startsWith('1') ? SOME_STATE : NOWHERE
}

/** Read when it is first needed, so that loading costs nothing. */
function readPlaces(): ReadonlyMap<string, Place> {
  return new Map(
    Object.entries(listed).flatMap(([place, prefixes]) => {
      const [region = '-', ...zones] = place.split(' ')
      const read: Place = { zones, region: region === '-' ? null : region }
      return prefixes.split(' ').map((prefix): [string, Place] => [prefix, read])
    }),
  )
}
