import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'

/** Staff say where a person is, in place of what the number tells, or take it back (GATE-7). */
export interface SetZone {
  type: 'set_zone'
  tenant: string
  to: string
  /** A zone of the IANA database; null: as the number tells. */
  zone: string | null
  by: string
  requestId: string | null
}

/** A zone that stands already stays as it is. */
export function setZone({ zone, by, requestId }: SetZone, { record, now }: DecisionContext): ConsentEvent[] {
  if ((record.zone?.zone ?? null) === zone) return []
  return [{ type: 'zone_set', ...eventBase(now, now), program: null, zone, by, requestId }]
}
