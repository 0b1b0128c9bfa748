import type { Tenant } from '../../domain/tenant/definitions.ts'
import type { Errors } from '../../domain/words/site/error-key.ts'
import { countriesOf, countriesOffered } from '../../pages/site/countries.ts'
import type { TypedNumber } from '../../pages/site/number-fields.ts'
import type { SiteDeps } from './site-deps.ts'

/**
 * A typed number and its error, which depends only on the numbering plan and the offered countries (IN-4). If the number is
 * impossible, `likely` is the one that was probably meant (IN-12).
 */
export type NumberTyped =
  | { to: string; country: string; errors: Record<string, never> }
  | { to: undefined; errors: Errors<'country' | 'number'>; likely?: string | undefined }

/** Reads the two fields of a number. */
export function readTypedNumber(
  { readPhoneNumber, definitions }: Pick<SiteDeps, 'readPhoneNumber' | 'definitions'>,
  tenant: Tenant,
  { country, number }: TypedNumber,
): NumberTyped {
  const offered: readonly string[] = countriesOffered(tenant)
  const unknown = country !== '' && !offered.includes(country)
  const read = readPhoneNumber(number, country)
  if ('flaw' in read) {
    const error = FLAWS[read.flaw]
    const errors = { number: error, ...(unknown && ({ country: 'country_unknown' } as const)) }
    return { to: undefined, errors, likely: read.likely }
  }
  if (unknown) return { to: undefined, errors: { country: 'country_unknown' } }
  if (read.country === undefined || !offered.includes(read.country)) {
    return { to: undefined, errors: { number: 'number_elsewhere' } }
  }
  // A number that texts are sent from is no person's phone.
  if (definitions.tenantByNumber.has(read.to)) return { to: undefined, errors: { number: 'number_no_texts' } }
  return { to: read.to, country: read.country, errors: {} }
}

const FLAWS = {
  missing: 'number_missing',
  invalid: 'number_invalid',
  no_texts: 'number_no_texts',
} as const

/** Whether every one of the programs is offered in a country. */
export function onOfferIn(tenant: Tenant, programs: readonly string[], country: string): boolean {
  return tenant.programs
    .filter(({ id }) => programs.includes(id))
    .every((program) => countriesOf(program).some((code) => code === country))
}
