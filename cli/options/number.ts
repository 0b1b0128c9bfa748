import { createRequire } from 'node:module'
import { InvalidArgumentError } from '@commander-js/extra-typings'
import { isPhoneNumber } from '../../lambdas/domain/core/phone-number.ts'

/** What the help says about a number. */
export const NUMBER_HELP = 'phone number, like +12065550142 or, of the US, (206) 555-0142'

/** A phone number on the command line, as people write it; without a country code it is one of the US (IN-12). */
export function phoneNumber(value: string): string {
  if (isPhoneNumber(value)) return value
  const reading = readNumber(value, 'US')
  if ('to' in reading) return reading.to
  throw new InvalidArgumentError('Use a number like +12065550142 or, of the US, (206) 555-0142.')
}

/** Whether an argument can only be meant as a number. */
export function looksLikeNumber(value: string): boolean {
  return /^\+|^[\d\s().-]{10,}$/.test(value)
}

/** The numbering plan takes as long to load as a command to run; most numbers do without it. */
const readNumber: typeof import('../lists/read-number.ts')['readNumber'] = (...given) =>
  createRequire(import.meta.url)('../lists/read-number.ts').readNumber(...given)
