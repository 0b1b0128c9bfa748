import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'

/** Staff add a number to one of the tenant's number lists, or remove it (GATE-9, IN-3). */
export interface KeepOnList {
  type: 'keep_on_list'
  tenant: string
  to: string
  /** Devices that no human uses, or people whose opt-ins are declined. */
  list: 'owned' | 'denied'
  set: boolean
  /** Why. */
  note: string
  by: string
  requestId: string | null
}

/** Changes nothing if the number is already in that state; the entry with its reason is the evidence. */
export function keepOnList(
  { list, set, note, by, requestId }: KeepOnList,
  { record, now }: DecisionContext,
): ConsentEvent[] {
  const entry = record[list]
  if (set ? entry?.note === note && entry.by === by : entry === null) return []
  return [{ type: list, ...eventBase(now, now), program: null, set, note, by, requestId }]
}
