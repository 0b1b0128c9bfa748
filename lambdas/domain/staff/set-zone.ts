import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'

/** Staff or the application set where a person lives, or remove it (GATE-7). */
export interface SetZone {
  type: 'set_zone'
  tenant: string
  to: string
  /** A zone of the IANA database; null: derived from the number; omitted: unchanged. */
  zone?: string | null | undefined
  /** An ISO 3166-2 code, such as `US-FL`; null: unknown; omitted: unchanged. */
  region?: string | null | undefined
  by: string
  requestId: string | null
}

/** Setting the same value again changes nothing. */
export function setZone(command: SetZone, { record, now }: DecisionContext): ConsentEvent[] {
  const stands = { zone: record.zone?.zone ?? null, region: record.zone?.region ?? null }
  const { by, requestId, zone = stands.zone, region = stands.region } = command
  if (zone === stands.zone && region === stands.region) return []
  return [{ type: 'zone_set', ...eventBase(now, now), program: null, zone, region, by, requestId }]
}
