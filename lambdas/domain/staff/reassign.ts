import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'
import { settleAsStop, stop } from '../core/record/stop.ts'
import { notAfter } from '../core/time.ts'

/** A database says that a number no longer belongs to the person who consented (REACH-2). */
export interface Reassign {
  type: 'reassign'
  tenant: string
  to: string
  /** The date that was asked about: the number changed hands at that date or later. */
  at: string
  /** Who says so: "FCC Reassigned Numbers Database". */
  source: string
  by: string
  requestId: string | null
}

/**
 * Ends every consent and request dated up to the date asked about. Unlike a stop by staff, this one carries that date, so
 * that later consents, those of the new holder, stand. It is kept where there was none too: an older consent that is recorded
 * later must not count (REACH-2, IN-10).
 */
export function reassign(
  { at: asked, source, by, requestId }: Reassign,
  { record, now }: DecisionContext,
): ConsentEvent[] {
  const at = notAfter(asked, now)
  const base = { ...eventBase(at, now), by, requestId }
  return [
    { type: 'reassigned', ...base, at: now, program: null, asked: at, source },
    ...stop({ record, at, base, medium: 'reassigned', body: null }, null),
    ...settleAsStop({ record, at, base }),
  ]
}
