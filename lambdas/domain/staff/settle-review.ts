import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'
import { stop } from '../core/stop.ts'
import type { ReviewOutcome } from '../core/vocabulary.ts'

/** Staff reviewed an unclear message, or its deadline passed (OUT-2). */
export interface SettleReview {
  type: 'settle_review'
  tenant: string
  to: string
  /** The event that opened the review. */
  review: string
  as: ReviewOutcome
  by: string
  requestId: string | null
}

/** Settles an open review; if it is settled as a stop, the stop has the message's date (OUT-2). */
export function settleReview(command: SettleReview, { record, now }: DecisionContext): ConsentEvent[] {
  const { review } = record
  if (review?.id !== command.review) return []
  const { as, by, requestId } = command
  const settled: ConsentEvent = {
    type: 'review_settled',
    ...eventBase(now, now),
    program: null,
    as,
    by,
    requestId,
  }
  if (as === 'not_a_stop') return [settled]
  const base = { ...eventBase(review.lastAt, now), number: review.number, by, requestId }
  const stopping = { record, at: review.lastAt, base, medium: 'sms_message', body: null } as const
  return [...stop(stopping, null), settled]
}
