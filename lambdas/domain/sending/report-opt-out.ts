import type { DecisionContext } from '../core/decision-context.ts'
import type { ConsentEvent } from '../core/events.ts'
import { waitingRequests } from '../core/facts/answers.ts'
import type { ConsentRecord } from '../core/record/record.ts'
import { grantsOf } from '../core/record/status.ts'
import { programsBlocked, stopByCarrier } from '../core/record/stop-by-carrier.ts'
import { notAfter } from '../core/time.ts'

/** The provider's own opt-out list has the person, for a number whose carrier answers STOP itself (OUT-9). */
export interface ReportOptOut {
  type: 'report_opt_out'
  tenant: string
  to: string
  /** The number that uses the list. */
  number: string
  /** Since when the person is on it. */
  listedAt: string
}

/**
 * A stop that no text told, of the date on the list: what the person gave since stands (OUT-7), and the carrier blocks until
 * START. Where it would end nothing, nothing is recorded: whoever holds nothing needs no stop.
 */
export function reportOptOut({ number, listedAt }: ReportOptOut, context: DecisionContext): ConsentEvent[] {
  const block = { number, at: notAfter(listedAt, context.now) }
  const ends = endsAnything(context.record, block.at) || programsBlocked(block, context).length > 0
  return ends ? stopByCarrier(block, context) : []
}

/** An import of a later date ends too: it lifts no stop (IN-10). */
function endsAnything(record: ConsentRecord, at: string): boolean {
  return (
    grantsOf(record).some(({ since, imported }) => imported || since <= at) ||
    waitingRequests(record).some((request) => request.at <= at)
  )
}
