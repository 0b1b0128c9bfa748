import * as z from 'zod/mini'
import { text } from '../../contract/text.ts'
import { isPhoneNumber, withoutInvisible } from '../../domain/core/phone-number.ts'

/** What a text must hold to say anything: spaces, signs and what nobody can see do not. */
export const LETTER_OR_DIGIT = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u

/** A phone number in a request; what nobody sees in it is dropped (IN-12). */
export const phoneNumber = z
  .string()
  .check(
    z.overwrite(withoutInvisible),
    z.refine(isPhoneNumber, 'is no phone number: it takes + and 7 to 15 digits'),
  )

/** An instant in a request: ISO 8601 in UTC with milliseconds, so that order of text is order of time. */
export const instant = z
  .string()
  .check(z.refine(isInstant, 'is no instant: it takes ISO 8601 in UTC with milliseconds'))

/** Years of four digits alone: those of six, with their sign, sort before every other. */
function isInstant(given: string): boolean {
  const time = Date.parse(given)
  return /^\d{4}-/.test(given) && !Number.isNaN(time) && new Date(time).toISOString() === given
}

/** A time zone in a request, by its name in the IANA database (GATE-7). */
export const zone = z
  .string()
  .check(z.refine(isZone, 'is no time zone of the IANA database, such as America/Chicago'))

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
  z.regex(LETTER_OR_DIGIT, 'says who did it'),
  z.maxLength(200, 'takes 200 characters at most'),
)

/** Why it was done. */
export const note = text.check(
  z.regex(LETTER_OR_DIGIT, 'says why it was done'),
  z.maxLength(500, 'takes 500 characters at most'),
)
