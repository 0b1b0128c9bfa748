import { type RequestSweep, sweepRequests } from '../../application/signup/requests.ts'
import { type ReviewSweep, sweepReviews } from '../../application/staff/reviews.ts'

/** What working what is due needs. */
export interface DueSweep extends ReviewSweep, RequestSweep {}

/**
 * Every five minutes: lapses sign-ups that nobody proved in time (IN-4), settles reviews whose time is over, and tells
 * how many have waited too long (OUT-2). One kind that fails does not keep the other waiting.
 */
export function createDueSweepHandler(deps: DueSweep) {
  return async (): Promise<{ settled: number; waiting: number; lapsed: number }> => {
    const [requests, reviews] = await Promise.allSettled([sweepRequests(deps), sweepReviews(deps)])
    if (requests.status === 'rejected') throw requests.reason
    if (reviews.status === 'rejected') throw reviews.reason
    return { ...reviews.value, ...requests.value }
  }
}
