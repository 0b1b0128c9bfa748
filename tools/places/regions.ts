import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { namesByPrefix } from './data-set.ts'
import type { Placed } from './make-places.ts'
import { STATES } from './states.ts'

const TERRITORIES = ['AS', 'GU', 'MP', 'PR', 'VI']
const NAMES = Map.groupBy(namesByPrefix(), ([prefix]) => prefix.slice(0, 3))

/** The region of an area code of the North American plan, like `US-FL`, `US-PR` or `CA`; null for other countries. */
export function regionOf(areaCode: string): string | null {
  const country = parsePhoneNumberFromString(`+1${areaCode}5550100`)?.country
  if (country === 'US') return `US-${stateOf(areaCode)}`
  if (country === undefined) throw new Error(`The area code ${areaCode} has no known country.`)
  if (TERRITORIES.includes(country)) return `US-${country}`
  return country === 'CA' ? 'CA' : null
}

/** Where an area code stands for a place, in the types of the numbering plan. */
const GEOGRAPHIC: readonly (string | undefined)[] = ['FIXED_LINE_OR_MOBILE', 'FIXED_LINE', 'MOBILE']

/** The codes of the North American plan that stand for a service, such as toll-free ones: they have no zone (GATE-7). */
export function codesOfNoPlace(): Placed[] {
  const codes = Array.from({ length: 800 }, (_, i) => `1${200 + i}`)
  return codes.flatMap((prefix): Placed[] => {
    const number = parsePhoneNumberFromString(`+${prefix}2345678`)
    if (!number?.isValid() || GEOGRAPHIC.includes(number.getType())) return []
    return [[prefix, number.country ?? null, []]]
  })
}

/** The state by the name of the whole area code, or else the one state of all its places. */
function stateOf(areaCode: string): string {
  const names = NAMES.get(areaCode) ?? []
  const ofWholeCode = names.filter(([prefix]) => prefix === areaCode)
  const states = new Set((ofWholeCode.length > 0 ? ofWholeCode : names).map(([, name]) => stateNamed(name)))
  const [state, ...more] = states
  if (!state || more.length > 0) throw new Error(`The area code ${areaCode} does not have exactly one state.`)
  return state
}

/** The state in a name like "Florida" or "Palm Beach, FL". */
function stateNamed(name: string): string | undefined {
  const code = name.slice(-2)
  if (/, [A-Z]{2}$/.test(name) && STATES.has(code)) return code
  return [...STATES].find(([, state]) => state === name)?.[0]
}
