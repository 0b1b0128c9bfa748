import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'

/** Staff put a number on one of the tenant's lists of numbers, or take it off (GATE-9, IN-3). */
export interface KeepOnList {
  type: 'keep_on_list'
  tenant: string
  to: string
  /** Devices that no human holds, or people whose opt-ins are declined. */
  list: 'owned' | 'denied'
  set: boolean
  /** Why. */
  note: string
  by: string
  requestId: string | null
}

/** A list that says so already stays as it is; the entry with its reason is the evidence. */
export function keepOnList(
  { list, set, note, by, requestId }: KeepOnList,
  { record, now }: DecisionContext,
): ConsentEvent[] {
  const entry = record[list]
  if (set ? entry?.note === note && entry.by === by : entry === null) return []
  return [{ type: list, ...eventBase(now, now), program: null, set, note, by, requestId }]
}
