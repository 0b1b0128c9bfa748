import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'
import { hasStopped, holdsAnything } from '../core/status.ts'
import { stopAtOnce } from '../core/stop.ts'

/** A person asked that what is known of them be erased (REC-3). */
export interface EraseDetails {
  type: 'erase_details'
  tenant: string
  to: string
  by: string
  requestId: string | null
}

/**
 * A stop comes first, unless one stands already and nothing is left that it would end; from the event that follows on,
 * erased details may be missing.
 */
export function eraseDetails({ by, requestId }: EraseDetails, context: DecisionContext): ConsentEvent[] {
  const { record, now } = context
  const base = { ...eventBase(now, now), by, requestId }
  const stopped =
    hasStopped(record) && !holdsAnything(record, null)
      ? []
      : stopAtOnce(context, { base, program: null, medium: 'operator', receivedAt: now })
  return [...stopped, { type: 'erased', ...base, program: null }]
}
