import type { Stranger } from '../core/log.ts'

/** Three to eight digits without a country code; with one, too few for a phone number. */
const SHORT_CODE = /^(\d{3,8}|\+\d{3,6})$/

/** At most eleven characters, as networks allow, and a letter among them. */
const NAME = /^(?=.*\p{L})[\p{L}\p{N}\p{P}\p{S} ]{1,11}$/u

/**
 * Which kind of sender that is no phone this is; undefined: a phone, or nothing known. What such a sender writes is
 * nobody's request: it is acknowledged and counted, and is no stop (OUT-10).
 */
export function strangerOf(originationNumber: string): Stranger | undefined {
  if (SHORT_CODE.test(originationNumber)) return 'short_code'
  return NAME.test(originationNumber) ? 'alphanumeric' : undefined
}
