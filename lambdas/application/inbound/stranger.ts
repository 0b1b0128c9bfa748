import type { Stranger } from '../core/log.ts'

/** Three to eight digits without a country code; with one, too few for a phone number. */
const SHORT_CODE = /^(\d{3,8}|\+\d{3,6})$/

/** At most eleven characters, as networks allow, and a letter among them. */
const NAME = /^(?=.*\p{L})[\p{L}\p{N}\p{P}\p{S} ]{1,11}$/u

/**
 * The kind of a sender that is not a phone; undefined: a phone, or unknown. Its messages are not a person's request: they are
 * acknowledged and counted, and are never a stop (OUT-10).
 */
export function strangerOf(originationNumber: string): Stranger | undefined {
  if (SHORT_CODE.test(originationNumber)) return 'short_code'
  return NAME.test(originationNumber) ? 'alphanumeric' : undefined
}
