import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { NumberCheck } from '../../application/core/ports/check-number.ts'

/** Any area code that the plan allows: the assigned ones change several times a year. */
const NORTH_AMERICAN = /^\+1[2-9](?!11)\d{2}[2-9]\d{6}$/

/**
 * Checks an E.164 number: a number is impossible if it has the wrong length for its country or keeps a trunk 0 or an old
 * mobile prefix. The check cannot tell whether a number is in use (IN-12).
 */
export function checkNumber(to: string): NumberCheck {
  if (isPossible(to)) return { possible: true }
  return { possible: false, likely: candidatesFor(to).find(isPossible) }
}

/** Whether a number belongs to the North American plan, by its format alone. */
export function isNorthAmerican(to: string): boolean {
  return NORTH_AMERICAN.test(to)
}

function isPossible(to: string): boolean {
  if (to.startsWith('+1')) return isNorthAmerican(to)
  const number = parse(to)
  return number?.number === to && number.isPossible()
}

/** The number as its plan reads it, and without a trunk 0 or the 1 that Mexican mobile numbers had before 2019. */
function candidatesFor(to: string): string[] {
  const number = parse(to)
  if (number === undefined) return []
  const code = number.countryCallingCode
  const national = to.slice(1 + code.length)
  const unprefixed = [national.replace(/^0+/, ''), ...(code === '52' ? [national.replace(/^1/, '')] : [])]
  return [number.number, ...unprefixed.map((rest) => `+${code}${rest}`)]
}

function parse(to: string) {
  return parsePhoneNumberFromString(to, { extract: false })
}
