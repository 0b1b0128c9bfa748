import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'
import type { ConsentRecord } from '../core/record/record.ts'
import { settleAsStop, stop } from '../core/record/stop.ts'
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
  const { record, now } = context
  const at = notAfter(listedAt, now)
  if (!endsAnything(record, at)) return []
  const base = { ...eventBase(at, now), number, carrier: 'stopped' as const }
  const stopping = { record, at, base, medium: 'provider' as const, body: null }
  return [...stop(stopping, null), ...settleAsStop({ record, at, base })]
}

/** An import of a later date ends too: it lifts no stop (IN-10). */
function endsAnything({ programs }: ConsentRecord, at: string): boolean {
  return Object.values(programs).some(
    ({ grants, pending }) =>
      grants.some(({ since, imported }) => imported || since <= at) || (pending !== null && pending.at <= at),
  )
}
