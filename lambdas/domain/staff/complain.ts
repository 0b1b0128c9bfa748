import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'
import { noEvidence, proofOf } from '../core/evidence.ts'
import { stopAtOnce } from '../core/record/stop.ts'
import { notAfter } from '../core/time.ts'
import type { StopMedium } from '../core/vocabulary.ts'

/** A person complained about our messages, as spam or otherwise (OUT-11). */
export interface Complain {
  type: 'complain'
  tenant: string
  to: string
  /** When the complaint was received. */
  at: string
  /** How it came. */
  medium: StopMedium
  /** What it said, and where it came from. */
  note: string
  by: string
  requestId: string | null
}

/** A complaint is a stop of everything, which takes effect at once, whatever date it carries (OUT-11, OUT-5). */
export function complain(
  { at, medium, note, by, requestId }: Complain,
  context: DecisionContext,
): ConsentEvent[] {
  const { now } = context
  const base = { ...eventBase(now, now), by, requestId }
  const receivedAt = notAfter(at, now)
  const proof = proofOf({ ...noEvidence, collectedBy: by, reference: note })
  return [
    { type: 'complained', ...base, program: null, receivedAt, medium, note },
    ...stopAtOnce(context, { base, program: null, medium: 'complaint', receivedAt, proof }),
  ]
}
