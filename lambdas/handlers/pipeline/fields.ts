import * as z from 'zod/mini'
import { text } from '../../contract/text.ts'
import { isPhoneNumber, withoutInvisible } from '../../domain/core/phone-number.ts'

/** A text must have at least one visible letter or digit. */
export const LETTER_OR_DIGIT = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u

/** The name of something, such as a tenant or a program. */
export const id = text.check(z.maxLength(100, 'must have at most 100 characters'))

/** A phone number in a request; invisible characters in it are dropped (IN-12). */
export const phoneNumber = z
  .string()
  .check(
    z.maxLength(100, 'must have at most 100 characters'),
    z.overwrite(withoutInvisible),
    z.refine(isPhoneNumber, 'is not a valid phone number: it must be + and 7 to 15 digits'),
  )

/** ISO 8601 with an offset; seconds may be left out. Years of other than four digits would sort before all others. */
const ISO_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/

/** A time in a request, with any offset; it is kept in UTC with milliseconds, so that times sort as text. */
export const instant = z
  .string()
  .check(
    z.overwrite(inUtc),
    z.refine(isUtc, 'must be an ISO 8601 time with its offset, like 2026-11-30T12:00:00Z'),
  )

/** A day or an hour that does not exist would be read as another one, so such a time stays as it is. */
function inUtc(given: string): string {
  const [, minute] = ISO_TIME.exec(given) ?? []
  const exists = minute !== undefined && isUtc(`${minute}:00.000Z`)
  const time = exists ? Date.parse(given) : Number.NaN
  return Number.isNaN(time) ? given : new Date(time).toISOString()
}

function isUtc(given: string): boolean {
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
