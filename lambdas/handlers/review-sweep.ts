import { type ReviewSweep, sweepReviews } from '../application/reviews.ts'

/** Every hour: settles reviews whose time is over, and tells how many have waited too long. */
export function createReviewSweepHandler(deps: ReviewSweep) {
  return (): Promise<{ settled: number; waiting: number }> => sweepReviews(deps)
}
