import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'
import { isTollFree } from '../core/phone-number.ts'
import { stopByCarrier } from '../core/record/stop-by-carrier.ts'
import { notAfter } from '../core/time.ts'
import { isManagedByCarrier } from '../tenant/definitions.ts'

/** The provider reported a text's outcome (REACH-1). */
export interface ReportDelivery {
  type: 'report_delivery'
  tenant: string
  to: string
  /** The number that it was sent from. */
  number: string
  /** The provider's own name: `TEXT_DELIVERED`, `TEXT_INVALID` … */
  outcome: string
  /** When the text was sent. */
  sentAt: string
}

/** Outcomes after which no later text will arrive: the number is invalid, or its device or carrier blocks us. */
const PERMANENT: ReadonlySet<string> = new Set(['TEXT_INVALID', 'TEXT_BLOCKED'])

const CARRIER_BLOCKED = 'TEXT_CARRIER_BLOCKED'

/** Whether an outcome can affect consent or reachability: most do not, and change nothing. */
export function bearsOnSending(outcome: string): boolean {
  return PERMANENT.has(outcome) || outcome === CARRIER_BLOCKED
}

/**
 * A permanent failure marks the number, unless the person was heard of since. A block on a toll-free number is a stop of the
 * date of the text that it met: what the person gave since stands (OUT-7).
 */
export function reportDelivery(
  { number, outcome, sentAt }: ReportDelivery,
  context: DecisionContext,
): ConsentEvent[] {
  const { record, tenant, now } = context
  const at = notAfter(sentAt, now)
  if (outcome === CARRIER_BLOCKED && (isManagedByCarrier(tenant, number) || isTollFree(number))) {
    return stopByCarrier({ number, at }, context)
  }
  const known = (record.heardAt ?? '') > at || (record.unreachable?.since ?? '') >= at
  return PERMANENT.has(outcome) && !known
    ? [{ type: 'unreachable', program: null, outcome, ...eventBase(at, now), number }]
    : []
}
