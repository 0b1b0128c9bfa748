import { type RequestSweep, sweepRequests } from '../../application/signup/requests.ts'
import { type ReviewSweep, sweepReviews } from '../../application/staff/reviews.ts'
import { type Invocation, outOfTime } from '../pipeline/out-of-time.ts'

/** What working what is due needs. */
export type DueSweep = Omit<ReviewSweep & RequestSweep, 'isOver'>

/**
 * Every five minutes, and for as long as it may run: lapses sign-ups that nobody proved in time (IN-4), settles reviews
 * whose time is over, and tells how many have waited too long (OUT-2). One kind that fails does not keep the other waiting.
 */
export function createDueSweepHandler(deps: DueSweep) {
  return async (
    _: unknown,
    invocation: Invocation,
  ): Promise<{ settled: number; waiting: number; lapsed: number }> => {
    const sweep = { ...deps, isOver: outOfTime(invocation) }
    const [requests, reviews] = await Promise.allSettled([sweepRequests(sweep), sweepReviews(sweep)])
    if (requests.status === 'rejected') throw requests.reason
    if (reviews.status === 'rejected') throw reviews.reason
    return { ...reviews.value, ...requests.value }
  }
}
