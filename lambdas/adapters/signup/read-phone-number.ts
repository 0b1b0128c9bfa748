import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parseDigits,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import type { ReadNumber } from '../../application/signup/read-number.ts'
import { withoutInvisible } from '../../domain/core/phone-number.ts'
import { checkNumber, isNorthAmerican } from '../core/numbering-plan.ts'

/** Types of number that a text cannot reach, or that cost the caller. Where a plan does not tell, it is taken for a mobile. */
const NO_TEXTS: ReadonlySet<string | undefined> = new Set([
  'FIXED_LINE',
  'PREMIUM_RATE',
  'TOLL_FREE',
  'SHARED_COST',
  'UAN',
  'VOICEMAIL',
  'PAGER',
])

/**
 * Reads a number in the country's own form or the international one; says nothing of whether it is known. In a
 * urlencoded body a plus that was sent raw has become a space, so that a space before it may be one.
 */
export function readPhoneNumber(typed: string, country: string): ReadNumber {
  const visible = withoutInvisible(typed)
  const written = visible.trim()
  if (written === '') return { flaw: 'missing' }
  if (written.length > 40 || /\p{L}/u.test(written)) return { flaw: 'invalid' }
  const forms = visible.startsWith(' ') ? [written, `+${written}`] : [written]
  const read = forms.map((form) => readForm(form, countryOf(country)))
  const [first = INVALID] = read
  return read.find((each) => 'to' in each || each.flaw === 'no_texts') ?? read.find(isLikely) ?? first
}

function countryOf(code: string): CountryCode | undefined {
  return isSupportedCountry(code) ? (code as CountryCode) : undefined
}

const INVALID: ReadNumber = { flaw: 'invalid' }

function isLikely(read: ReadNumber): boolean {
  return 'flaw' in read && read.likely !== undefined
}

/** A form as one number, if it is one, or as the one that was likely meant (IN-12). */
function readForm(written: string, country: CountryCode | undefined): ReadNumber {
  const number = parsePhoneNumberFromString(written, {
    ...(country && { defaultCountry: country }),
    extract: false,
  })
  if (number && isNewAreaCode(number)) return { to: number.number, country: callingFrom(country) }
  if (!number?.isValid()) return { flaw: 'invalid', likely: likelyFor(written, country) }
  if (!keepsEveryDigit(written, number)) return { flaw: 'invalid', likely: number.number }
  if (NO_TEXTS.has(number.getType())) return { flaw: 'no_texts' }
  return { to: number.number, country: number.country }
}

/** A number of the North American plan whose area code is newer than the data, which then knows no country of it (IN-12). */
function isNewAreaCode({ number }: PhoneNumber): boolean {
  return isNorthAmerican(number) && parsePhoneNumberFromString(number)?.country === undefined
}

/** An area code that nobody knows is taken for one of the country that was chosen, where its numbers begin with +1. */
function callingFrom(country: CountryCode | undefined): CountryCode {
  return country !== undefined && getCountryCallingCode(country) === '1' ? country : 'US'
}

/** In the international form a trunk 0 or an old prefix has no place; the plan would drop it in silence. */
function keepsEveryDigit(written: string, { number }: PhoneNumber): boolean {
  return !isInternational(written) || digitsOf(written) === digitsOf(number)
}

/** Only where the number was meant for this country, or for any. */
function likelyFor(written: string, country: CountryCode | undefined): string | undefined {
  if (!isInternational(written) && country === undefined) return undefined
  const code = isInternational(written) || country === undefined ? '' : getCountryCallingCode(country)
  const check = checkNumber(`+${code}${digitsOf(written)}`)
  return check.possible ? undefined : check.likely
}

function isInternational(written: string): boolean {
  return /^[+\uff0b]/.test(written)
}

/** The digits of any script, as those of ours. */
function digitsOf(written: string): string {
  return [...written].map((character) => parseDigits(character)).join('')
}
