import * as z from 'zod/mini'
import { text } from '../../contract/text.ts'
import { isPhoneNumber, withoutInvisible } from '../../domain/core/phone-number.ts'

/** A text must have at least one visible letter or digit. */
export const LETTER_OR_DIGIT = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u

/** A phone number in a request; invisible characters in it are dropped (IN-12). */
export const phoneNumber = z
  .string()
  .check(
    z.overwrite(withoutInvisible),
    z.refine(isPhoneNumber, 'is not a valid phone number: it must be + and 7 to 15 digits'),
  )

/** A time in a request: ISO 8601 in UTC with milliseconds, so that times sort as text. */
export const instant = z
  .string()
  .check(
    z.refine(isInstant, 'must be an ISO 8601 time in UTC with milliseconds, like 2026-11-30T12:00:00.000Z'),
  )

/** Four-digit years only: six-digit years, with their sign, would sort before all others. */
function isInstant(given: string): boolean {
  const time = Date.parse(given)
  return /^\d{4}-/.test(given) && !Number.isNaN(time) && new Date(time).toISOString() === given
}

/** A time zone in a request, by its name in the IANA database (GATE-7). */
export const zone = z.string().check(z.refine(isZone, 'must be an IANA time zone, like America/Chicago'))

function isZone(given: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone !== '' &&
      !/^[+-]/.test(given)
    )
  } catch {
    return false
  }
}

/** Who did it (TEN-1). */
export const by = text.check(
  z.regex(LETTER_OR_DIGIT, 'must say who did it'),
  z.maxLength(200, 'must have at most 200 characters'),
)

/** Why it was done. */
export const note = text.check(
  z.regex(LETTER_OR_DIGIT, 'must say why it was done'),
  z.maxLength(500, 'must have at most 500 characters'),
)

/** A record of the caller's own. */
export const reference = text.check(
  z.regex(LETTER_OR_DIGIT, 'must name a record of yours'),
  z.maxLength(200, 'must have at most 200 characters'),
)
