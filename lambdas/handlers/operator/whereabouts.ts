import * as z from 'zod/mini'
import { isRegionOfUS } from '../../domain/hours/place.ts'
import { zone } from '../pipeline/fields.ts'

const PROVINCES = /^CA-(AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)$/
const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

const region = z.string().check(z.refine(isRegion, 'must be an ISO 3166-2 code, like US-FL'))

/** In the US and Canada states and provinces are known, elsewhere only the country. */
function isRegion(given: string): boolean {
  if (!/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(given)) return false
  if (given.startsWith('US-')) return isRegionOfUS(given)
  if (given.startsWith('CA-')) return PROVINCES.test(given)
  return countryNames.of(given.slice(0, 2)) !== undefined
}

/** The fields for where a person lives: a zone, an ISO 3166-2 region, or both; null removes it (GATE-7). */
export const whereabouts = {
  zone: z.optional(z.nullable(zone)),
  region: z.optional(z.nullable(region)),
}

interface Said {
  zone?: string | null | undefined
  region?: string | null | undefined
}

/** At least one of the two is required. */
export const saysWhere = z.refine<Said>(({ zone, region }) => zone !== undefined || region !== undefined, {
  path: ['zone'],
  message: 'is missing: give zone, region or both',
})

/** The zones of a state or province are known; elsewhere a region alone would leave the hours unknown (GATE-7). */
export const saysTimeAbroad = z.refine<Said>(
  ({ zone, region }) => typeof zone === 'string' || typeof region !== 'string' || !isAbroad(region),
  { path: ['zone'], message: 'is required with a region outside the United States and Canada' },
)

function isAbroad(region: string): boolean {
  return isRegion(region) && !/^(US|CA)-/.test(region)
}
