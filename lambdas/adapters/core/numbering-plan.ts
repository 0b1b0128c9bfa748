import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { NumberCheck } from '../../application/core/check-number.ts'

/** Any area code that the plan could hold: those that are in use change several times a year. */
const NORTH_AMERICAN = /^\+1[2-9](?!11)\d{2}[2-9]\d{6}$/

/**
 * Checks an E.164 number: no phone has one of the wrong length for its country, or with a trunk 0 or an old mobile
 * prefix kept. Whether it is in use, nobody can tell (IN-12).
 */
export function checkNumber(to: string): NumberCheck {
  if (isPossible(to)) return { possible: true }
  return { possible: false, likely: candidatesFor(to).find(isPossible) }
}

/** Whether a number is one of the North American plan, by its form alone. */
export function isNorthAmerican(to: string): boolean {
  return NORTH_AMERICAN.test(to)
}

function isPossible(to: string): boolean {
  if (to.startsWith('+1')) return isNorthAmerican(to)
  const number = parse(to)
  return number?.number === to && number.isPossible()
}

/** The number as its plan reads it, without a trunk 0, and without the 1 of Mexico's mobiles of before 2019. */
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
