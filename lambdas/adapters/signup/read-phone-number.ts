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

/** Number types that cannot receive texts, or that cost the caller. If the plan does not give a type, the number counts as mobile. */
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
 * Reads a number in national or international format; does not reveal whether it has a record. In a urlencoded body an
 * unescaped plus becomes a space, so a leading space may stand for a plus.
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

/** Reads the typed text as one number or, if it is impossible, suggests the one that was likely meant (IN-12). */
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

/** A North American number whose area code is newer than the library's data, which then has no country for it (IN-12). */
function isNewAreaCode({ number }: PhoneNumber): boolean {
  return isNorthAmerican(number) && parsePhoneNumberFromString(number)?.country === undefined
}

/** An unknown area code is assumed to belong to the chosen country if that country's numbers begin with +1. */
function callingFrom(country: CountryCode | undefined): CountryCode {
  return country !== undefined && getCountryCallingCode(country) === '1' ? country : 'US'
}

/** A trunk 0 or an old prefix is wrong in international format; the library would silently drop it. */
function keepsEveryDigit(written: string, { number }: PhoneNumber): boolean {
  return !isInternational(written) || digitsOf(written) === digitsOf(number)
}

/** Only when the number was meant for this country, or no country was chosen. */
function likelyFor(written: string, country: CountryCode | undefined): string | undefined {
  if (!isInternational(written) && country === undefined) return undefined
  const code = isInternational(written) || country === undefined ? '' : getCountryCallingCode(country)
  const check = checkNumber(`+${code}${digitsOf(written)}`)
  return check.possible ? undefined : check.likely
}

function isInternational(written: string): boolean {
  return /^[+\uff0b]/.test(written)
}

/** Converts the digits of any script to ASCII digits. */
function digitsOf(written: string): string {
  return [...written].map((character) => parseDigits(character)).join('')
}
