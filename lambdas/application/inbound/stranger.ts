import type { Definitions } from '../../domain/tenant/definitions.ts'
import type { Stranger } from '../core/log.ts'

/** Three to eight digits without a plus sign; or with one, too few digits for a phone number. */
const SHORT_CODE = /^(\d{3,8}|\+\d{3,6})$/

/** At most eleven characters, which is what networks allow, including a letter. */
const NAME = /^(?=.*\p{L})[\p{L}\p{N}\p{P}\p{S} ]{1,11}$/u

/**
 * The kind of a sender that is no person's phone, one of the deployment's own numbers included; undefined for a phone number
 * or anything unknown. A text from such a sender is
 * nobody's request and no stop: it is acknowledged and counted (OUT-10).
 */
export function strangerOf(
  { tenantByNumber }: Pick<Definitions, 'tenantByNumber'>,
  originationNumber: string,
): Stranger | undefined {
  if (tenantByNumber.has(originationNumber)) return 'own_number'
  if (SHORT_CODE.test(originationNumber)) return 'short_code'
  return NAME.test(originationNumber) ? 'alphanumeric' : undefined
}
