import { type RequestSweep, sweepRequests } from '../../application/signup/requests.ts'
import { type ReviewSweep, sweepReviews } from '../../application/staff/reviews.ts'

/** Dependencies of the due sweep. */
export interface DueSweep extends ReviewSweep, RequestSweep {}

/**
 * Every five minutes: lapses sign-ups that were not confirmed in time (IN-4), settles overdue reviews, and reports how many
 * have waited too long (OUT-2). A failure of one kind does not hold up the other.
 */
export function createDueSweepHandler(deps: DueSweep) {
  return async (): Promise<{ settled: number; waiting: number; lapsed: number }> => {
    const [requests, reviews] = await Promise.allSettled([sweepRequests(deps), sweepReviews(deps)])
    if (requests.status === 'rejected') throw requests.reason
    if (reviews.status === 'rejected') throw reviews.reason
    return { ...reviews.value, ...requests.value }
  }
}
