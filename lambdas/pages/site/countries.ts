import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'
import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Program, Tenant } from '../../domain/tenant/definitions.ts'
import { writtenNumber } from '../../domain/words/written-number.ts'

/** The countries whose numbers may sign up for a program on a page; the country of its own number if it names none (IN-4). */
export function countriesOf({ countries, number }: Pick<Program, 'countries' | 'number'>): CountryCode[] {
  return (countries ?? [countryOfNumber(number)]).filter((code) => isSupportedCountry(code))
}

/** The countries whose numbers may sign up for any of a tenant's programs. */
export function countriesOffered({ programs }: Pick<Tenant, 'programs'>): CountryCode[] {
  return [...new Set(programs.flatMap(countriesOf))]
}

/** The preselected country: that of the number that messages come from. */
export function firstCountry(tenant: Pick<Tenant, 'programs'>): CountryCode | undefined {
  const offered = countriesOffered(tenant)
  const [own] = tenant.programs.map(({ number }) => countryOfNumber(number))
  return offered.find((code) => code === own) ?? offered[0]
}

/** Short codes and simulator numbers belong to the United States. */
function countryOfNumber(number: string): CountryCode {
  return parsePhoneNumberFromString(number)?.country ?? 'US'
}

/** A country as the country list shows it: "Canada (+1)". */
export function countryName(code: CountryCode, language: PageLanguage): string {
  return `${new Intl.DisplayNames(language, { type: 'region' }).of(code)} (+${getCountryCallingCode(code)})`
}

/** A number as people write it, without line breaks; a short code as it is. */
export function shownNumber(number: string): string {
  const written = writtenNumber(number)
  if (written !== number) return written
  return parsePhoneNumberFromString(number)?.formatInternational().replaceAll(' ', '\u00a0') ?? number
}
