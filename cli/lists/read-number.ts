import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { isPhoneNumber, withoutInvisible } from '../../lambdas/domain/core/phone-number.ts'

/** A number in the form that is recorded, or why there is none; the reason never repeats the number. */
export type NumberReading = { to: string } | { flaw: string }

/**
 * Reads a phone number as exports and people write it: with brackets and dashes, without its plus, behind an apostrophe.
 * A number with a plus keeps all its digits, so that a wrong one is refused with the likely one (IN-12); any other is read
 * as one of the country.
 */
export function readNumber(cell: string, country: string | undefined): NumberReading {
  const text = withoutInvisible(cell.normalize('NFKC'))
    .trim()
    .replace(/^=?"(.*)"$/, '$1')
    .replace(/^['’]|^tel:/i, '')
    .replace(/\.0+$/, '')
    .trim()
  if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(text))
    return { flaw: 'to was shortened by a spreadsheet: export the list again and do not open it' }
  if (/[\p{L}#]/u.test(text)) return { flaw: 'to is not a phone number, or has an extension' }
  return text.startsWith('+') ? international(text) : national(text, country)
}

/** The country that a cell names by its code or in English. */
export function readCountry(cell: string): string | undefined {
  const text = withoutInvisible(cell).trim()
  const code = text.toUpperCase()
  return isSupportedCountry(code) ? code : COUNTRY_NAMES.get(text.toLowerCase())
}

function international(text: string): NumberReading {
  const to = `+${text.replaceAll(/\D/g, '')}`
  return isPhoneNumber(to) ? { to } : { flaw: 'to is not a phone number: it must be + and 7 to 15 digits' }
}

function national(text: string, country: string | undefined): NumberReading {
  if (!/\d/.test(text)) return { flaw: text === '' ? 'to is missing' : 'to is not a phone number' }
  if (country === undefined)
    return {
      flaw: 'to has no country code: say which country its numbers are of with --country, like --country US',
    }
  const number = parsePhoneNumberFromString(text, { defaultCountry: country as CountryCode, extract: false })
  return number?.isPossible() && !number.ext
    ? { to: number.number }
    : { flaw: `to is a number that no phone in ${country} can have` }
}

const names = new Intl.DisplayNames('en', { type: 'region' })
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const COUNTRY_NAMES = new Map(
  letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => isSupportedCountry(code))
    .map((code) => [(names.of(code) ?? code).toLowerCase(), code]),
)
