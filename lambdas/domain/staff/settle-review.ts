import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'
import { openReviews } from '../core/record/record.ts'
import { settleAsStop, stop } from '../core/record/stop.ts'
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

/**
 * Settles an open review; if it is settled as a stop, the stop has the message's date, and settles what is no later with it
 * (OUT-2).
 */
export function settleReview(command: SettleReview, { record, now }: DecisionContext): ConsentEvent[] {
  const review = openReviews(record).find(({ id }) => id === command.review)
  if (!review) return []
  const { as, by, requestId } = command
  const base = { ...eventBase(now, now), by, requestId }
  if (as === 'not_a_stop') return [{ type: 'review_settled', ...base, program: null, as, review: review.id }]
  const { lastAt: at, number } = review
  const stopping = { record, at, base: { ...base, at, number }, medium: 'sms_message', body: null } as const
  const settled = settleAsStop({ record, at, base })
  return [...stop(stopping, null), ...settled]
}
