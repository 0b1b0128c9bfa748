import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { ReadNumber } from '../../application/signup/read-number.ts'

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
  const written = typed.trim()
  if (written === '') return { flaw: 'missing' }
  if (written.length > 40 || /\p{L}/u.test(written)) return { flaw: 'invalid' }
  const forms = typed.startsWith(' ') ? [written, `+${written}`] : [written]
  const number = forms.map((form) => parse(form, country)).find((parsed) => parsed?.isValid())
  if (!number) return { flaw: 'invalid' }
  if (NO_TEXTS.has(number.getType())) return { flaw: 'no_texts' }
  return { to: number.number, country: number.country }
}

function parse(written: string, country: string) {
  const defaultCountry = isSupportedCountry(country) ? (country as CountryCode) : undefined
  return parsePhoneNumberFromString(written, { ...(defaultCountry && { defaultCountry }), extract: false })
}
