import listed from './places.json' with { type: 'json' }

/** A place where a person may be: every zone that is possible there, and the state whose law holds. */
export interface Place {
  /** None: nothing is known of the zone, so nothing is permitted. */
  zones: readonly string[]
  /** `US-FL`, `US-PR`, `CA` …; `US` where the state is not known, so that the law of every state holds; null elsewhere. */
  region: string | null
}

/** Where staff or the application say that a person lives; null: as the number tells (GATE-7). */
export interface Whereabouts {
  /** A zone of the IANA database. */
  zone: string | null
  /** An ISO 3166-2 code, such as `US-FL`. */
  region: string | null
}

const NOWHERE: readonly Place[] = [{ zones: [], region: null }]
const TERRITORIES: readonly (string | null)[] = ['US-AS', 'US-GU', 'US-MP', 'US-PR', 'US-VI']

/** The data that ships, read once. */
interface Data {
  byPrefix: ReadonlyMap<string, readonly Place[]>
  byRegion: ReadonlyMap<string, Place>
  /** The 50 states, DC and Canada: where a number may be whose area code is newer than the data. */
  anywhere: readonly Place[]
}

let data: Data | undefined

/**
 * Every place where the person of an E.164 number may be; what all of them permit is permitted. The number tells by its
 * longest known prefix. A zone that is said replaces the number's; a region that is said holds beside the number's, and
 * alone where the number tells none (GATE-7).
 */
export function placesOf(number: string, said: Whereabouts | null = null): readonly Place[] {
  const own = byPrefix(number.slice(1))
  if (said === null || (said.zone === null && said.region === null)) return own
  const { zone, region } = said
  const places = region === null ? own : withRegion(own, region)
  return zone === null ? places : inZone(places, zone)
}

/** Whether a region of the United States is one that numbers have: a state, DC or a territory. */
export function isRegionOfUS(region: string): boolean {
  return region !== 'US' && read().byRegion.has(region)
}

function byPrefix(digits: string): readonly Place[] {
  const { byPrefix, anywhere } = read()
  for (let length = 4; length > 0; length--) {
    const places = byPrefix.get(digits.slice(0, length))
    if (places) return places
  }
  return digits.startsWith('1') ? anywhere : NOWHERE
}

function withRegion(own: readonly Place[], region: string): readonly Place[] {
  const said = placeOfRegion(region)
  const [first, ...more] = own
  if (first === undefined || more.length > 0 || first.zones.length === 0) return [said]
  return first.region === said.region ? own : [first, said]
}

/** Provinces of Canada have no law of their own here. Elsewhere nothing is known of a region but its name. */
function placeOfRegion(region: string): Place {
  const name = region.startsWith('CA-') ? 'CA' : region
  return read().byRegion.get(name) ?? { zones: [], region: name }
}

/** The places by another clock; where the state is any, the law of every state holds. */
function inZone(places: readonly Place[], zone: string): Place[] {
  if (places === read().anywhere) return [{ zones: [zone], region: 'US' }]
  return places.map(({ region }) => ({ zones: [zone], region }))
}

/** Read when it is first needed, so that loading costs nothing. */
function read(): Data {
  data ??= readData()
  return data
}

function readData(): Data {
  const places = Object.entries(listed).map(([place, prefixes]) => {
    const [region = '-', ...zones] = place.split(' ')
    return { place: { zones, region: region === '-' ? null : region }, prefixes: prefixes.split(' ') }
  })
  const byPrefix = places.flatMap(({ place, prefixes }) => {
    const only = [place]
    return prefixes.map((prefix): [string, Place[]] => [prefix, only])
  })
  const byRegion = Map.groupBy(
    places.map(({ place }) => place),
    ({ region }) => region ?? '',
  )
  const regions = [...byRegion].flatMap(([region, of]) => {
    const zones = [...new Set(of.flatMap((place) => place.zones))]
    return region === '' ? [] : [{ zones, region }]
  })
  return {
    byPrefix: new Map(byPrefix),
    byRegion: new Map(regions.map((place) => [place.region, place])),
    anywhere: regions.filter(({ region, zones }) => zones.length > 0 && !TERRITORIES.includes(region)),
  }
}
