import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'
import { hasStopped, holdsAnything } from '../core/record/status.ts'
import { stopAtOnce } from '../core/record/stop.ts'

/** A person asked us to erase their data (REC-3). */
export interface EraseDetails {
  type: 'erase_details'
  tenant: string
  to: string
  by: string
  requestId: string | null
}

/**
 * Records a stop first, unless the person has already stopped and the stop would end nothing. From the `erased` event on,
 * the details of earlier events may be missing.
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
