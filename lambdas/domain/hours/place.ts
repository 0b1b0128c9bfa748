import listed from './places.json' with { type: 'json' }

/** A place where a person may be: every possible zone, and the state whose law applies. */
export interface Place {
  /** Empty: no zone is known, so nothing is permitted. */
  zones: readonly string[]
  /** `US-FL`, `US-PR`, `CA` …; `US` if the state is unknown, so that the law of every state applies; null elsewhere. */
  region: string | null
}

/** Where a person lives according to staff or the application; null: derived from the number (GATE-7). */
export interface Whereabouts {
  /** A zone of the IANA database. */
  zone: string | null
  /** An ISO 3166-2 code, such as `US-FL`. */
  region: string | null
}

const NOWHERE: readonly Place[] = [{ zones: [], region: null }]
const TERRITORIES: readonly (string | null)[] = ['US-AS', 'US-GU', 'US-MP', 'US-PR', 'US-VI']

/** The bundled data, loaded once. */
interface Data {
  byPrefix: ReadonlyMap<string, readonly Place[]>
  byRegion: ReadonlyMap<string, Place>
  /** The 50 states, DC and Canada: where a number may be whose area code is newer than the data. */
  anywhere: readonly Place[]
}

let data: Data | undefined

/**
 * Every place where the person of an E.164 number may be; a time must be permitted in all of them. The number's longest
 * known prefix determines the places. A given zone replaces the number's; a given region applies in addition to the
 * number's, and alone if the number has none (GATE-7).
 */
export function placesOf(number: string, said: Whereabouts | null = null): readonly Place[] {
  const own = byPrefix(number.slice(1))
  if (said === null || (said.zone === null && said.region === null)) return own
  const { zone, region } = said
  const places = region === null ? own : withRegion(own, region)
  return zone === null ? places : inZone(places, zone)
}

/** Whether a region of the United States is one that has phone numbers: a state, DC or a territory. */
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

/** Provinces of Canada have no rules of their own here. Elsewhere only the name of a region is known. */
function placeOfRegion(region: string): Place {
  const name = region.startsWith('CA-') ? 'CA' : region
  return read().byRegion.get(name) ?? { zones: [], region: name }
}

/** The places with another time zone; if the state is unknown, the law of every state applies. */
function inZone(places: readonly Place[], zone: string): Place[] {
  if (places === read().anywhere) return [{ zones: [zone], region: 'US' }]
  return places.map(({ region }) => ({ zones: [zone], region }))
}

/** Loaded on first use, so that cold starts stay fast. */
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
