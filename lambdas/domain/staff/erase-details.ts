import type { Situation } from '../core/decision-context.ts'
import { happening } from '../core/event-base.ts'
import type { ConsentEvent } from '../core/events.ts'
import { hasStopped, holdsAnything } from '../core/status.ts'
import { stopAtOnce } from './record-consent.ts'

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
export function eraseDetails({ by, requestId }: EraseDetails, situation: Situation): ConsentEvent[] {
  const { record, now } = situation
  const base = { ...happening(now, now), by, requestId }
  const stopped =
    hasStopped(record) && !holdsAnything(record, null)
      ? []
      : stopAtOnce(situation, { base, program: null, medium: 'operator', receivedAt: now })
  return [...stopped, { type: 'erased', ...base, program: null }]
}
