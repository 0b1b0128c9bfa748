import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max'
import corrections from './corrections.json' with { type: 'json' }
import { zonesByPrefix } from './data-set.ts'
import { codesOfNoPlace, regionOf } from './regions.ts'

/** Area codes that overlay an older one: the data has fewer of their exchanges, and so may miss zones. */
const OVERLAYS = Object.entries(corrections.overlays)
const CALLING_CODES = new Set<string>(getCountries().map((country) => getCountryCallingCode(country)))
/** Kazakhstan shares the calling code of Russia. */
const KAZAKHSTAN = '77'

type Zones = ReadonlyMap<string, readonly string[]>
/** A prefix with its region and time zones. */
export type Placed = [prefix: string, region: string | null, zones: readonly string[]]

/**
 * Generates places.json: prefixes by region and time zones. Each area code of the North American plan is one prefix, and
 * so is each other country, with all its zones: a mobile number does not show more about where it is used (GATE-7).
 */
export function makePlaces(): Record<string, string> {
  const zones = addZones(zonesByPrefix())
  const places = [...areaCodes(zones), ...codesOfNoPlace(), ...countries(zones)].map(
    ([prefix, region, names]) => ({
      prefix,
      place: [region ?? '-', ...[...new Set(names)].sort()].join(' '),
    }),
  )
  return Object.fromEntries(
    [...Map.groupBy(places, ({ place }) => place)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([place, members]) => [
        place,
        members
          .map(({ prefix }) => prefix)
          .sort()
          .join(' '),
      ]),
  )
}

/** Excludes the plan as a whole: an unknown area code may be anywhere. */
function areaCodes(zones: Zones): Placed[] {
  const byCode = groupZones(zones, (prefix) => (/^1\d{3}/.test(prefix) ? prefix.slice(1, 4) : undefined))
  return [...byCode].map(([code, names]) => {
    const overlaid = OVERLAYS.flatMap(([overlay, older]) =>
      overlay === code ? (byCode.get(older) ?? []) : [],
    )
    return [`1${code}`, regionOf(code), [...names, ...overlaid]]
  })
}

function countries(zones: Zones): Placed[] {
  return [...groupZones(zones, countryPrefix)].map(([prefix, names]) => [prefix, null, names])
}

function countryPrefix(prefix: string): string | undefined {
  if (prefix.startsWith('1')) return undefined
  if (prefix.startsWith(KAZAKHSTAN)) return KAZAKHSTAN
  return [1, 2, 3].map((length) => prefix.slice(0, length)).find((code) => CALLING_CODES.has(code))
}

/** The zones of all prefixes of a group. */
function groupZones(zones: Zones, groupOf: (prefix: string) => string | undefined): Map<string, string[]> {
  const groups = Map.groupBy(zones, ([prefix]) => groupOf(prefix))
  return new Map(
    [...groups].flatMap(([group, members]) =>
      group === undefined ? [] : [[group, members.flatMap(([, names]) => names)] as const],
    ),
  )
}

/** Where the data gives a zone in place of another one with different hours, both are possible. */
function addZones(zones: Zones): Map<string, string[]> {
  return new Map(
    [...zones].map(([prefix, names]) => [
      prefix,
      [
        ...names,
        ...corrections.additionalZones.flatMap(({ prefix: country, zone, also }) =>
          prefix.startsWith(country) && names.includes(zone) ? [also] : [],
        ),
      ],
    ]),
  )
}
