import * as z from 'zod/mini'
import { isPhoneNumber } from '../domain/phone-number.ts'

/** A phone number in a request. */
export const phoneNumber = z
  .string()
  .check(z.refine(isPhoneNumber, 'is no phone number: it takes + and 7 to 15 digits'))

/** An instant in a request: ISO 8601 in UTC with milliseconds, so that order of text is order of time. */
export const instant = z
  .string()
  .check(z.refine(isInstant, 'is no instant: it takes ISO 8601 in UTC with milliseconds'))

function isInstant(text: string): boolean {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString() === text
}

/** Who did it (TEN-1). */
export const by = z
  .string()
  .check(z.regex(/\S/, 'says who did it'), z.maxLength(200, 'takes 200 characters at most'))

/** Why it was done. */
export const note = z
  .string()
  .check(z.regex(/\S/, 'says why it was done'), z.maxLength(500, 'takes 500 characters at most'))
