import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max'
import corrections from './corrections.json' with { type: 'json' }
import { zonesByPrefix } from './data-set.ts'
import { codesOfNoPlace, regionOf } from './regions.ts'

/** Area codes that lie over an older one: the data knows their exchanges, and with them their zones, less well. */
const OVERLAYS = Object.entries(corrections.overlays)
const CALLING_CODES = new Set<string>(getCountries().map((country) => getCountryCallingCode(country)))
/** Kazakhstan shares the calling code of Russia. */
const KAZAKHSTAN = '77'

type Zones = ReadonlyMap<string, readonly string[]>
/** A prefix with what is known of it. */
export type Placed = [prefix: string, region: string | null, zones: readonly string[]]

/**
 * The data that ships: prefixes, by their region and zones. An area code of the North American plan is one prefix and so is
 * a country elsewhere, with every zone of it: a mobile number says no more of where it is carried (GATE-7).
 */
export function makePlaces(): Record<string, string> {
  const zones = corrected(zonesByPrefix())
  const places = [...areaCodes(zones), ...codesOfNoPlace(), ...countries(zones)].map(
    ([prefix, region, names]) => ({
      prefix,
      place: [region ?? '-', ...[...new Set(names)].sort()].join(' '),
    }),
  )
  return Object.fromEntries(
    [...Map.groupBy(places, ({ place }) => place)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([place, of]) => [
        place,
        of
          .map(({ prefix }) => prefix)
          .sort()
          .join(' '),
      ]),
  )
}

/** The plan as a whole is left out: an area code that is unknown may be anywhere. */
function areaCodes(zones: Zones): Placed[] {
  const byCode = together(zones, (prefix) => (/^1\d{3}/.test(prefix) ? prefix.slice(1, 4) : undefined))
  return [...byCode].map(([code, own]) => {
    const under = OVERLAYS.flatMap(([overlay, older]) => (overlay === code ? (byCode.get(older) ?? []) : []))
    return [`1${code}`, regionOf(code), [...own, ...under]]
  })
}

function countries(zones: Zones): Placed[] {
  return [...together(zones, countryPrefix)].map(([prefix, names]) => [prefix, null, names])
}

function countryPrefix(prefix: string): string | undefined {
  if (prefix.startsWith('1')) return undefined
  if (prefix.startsWith(KAZAKHSTAN)) return KAZAKHSTAN
  return [1, 2, 3].map((length) => prefix.slice(0, length)).find((code) => CALLING_CODES.has(code))
}

/** The zones of all prefixes that belong together. */
function together(zones: Zones, belongsTo: (prefix: string) => string | undefined): Map<string, string[]> {
  const groups = Map.groupBy(zones, ([prefix]) => belongsTo(prefix))
  return new Map(
    [...groups].flatMap(([group, members]) =>
      group === undefined ? [] : [[group, members.flatMap(([, names]) => names)] as const],
    ),
  )
}

/** Where the data names one zone for another that keeps different hours, both are possible. */
function corrected(zones: Zones): Map<string, string[]> {
  return new Map(
    [...zones].map(([prefix, names]) => [
      prefix,
      [
        ...names,
        ...corrections.standsFor.flatMap(({ prefix: of, zone, also }) =>
          prefix.startsWith(of) && names.includes(zone) ? [also] : [],
        ),
      ],
    ]),
  )
}
