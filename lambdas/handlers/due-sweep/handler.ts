import { type RequestSweep, sweepRequests } from '../../application/signup/requests.ts'
import { type ReviewSweep, sweepReviews } from '../../application/staff/reviews.ts'
import { REASSIGNED_REMINDER } from '../../environment.ts'
import { type Invocation, outOfTime } from '../pipeline/out-of-time.ts'

/** Dependencies of the sweep of due work. */
export type DueSweep = Omit<ReviewSweep & RequestSweep, 'isOver'> & {
  /** Keeps the texts that this deployment publishes, if that was not done. */
  keepTexts: () => Promise<void>
}

/**
 * Runs every five minutes, until the next run begins: lapses sign-ups that were not confirmed in time (IN-4), settles
 * overdue reviews, and logs how many have waited too long (OUT-2); keeps the published texts (CTA-5). If one kind fails, the
 * others are processed all the same.
 * Once a month it is asked to remind of reassigned numbers, which an alarm does (REACH-2).
 */
export function createDueSweepHandler(deps: DueSweep) {
  return async (
    event: unknown,
    invocation: Invocation,
  ): Promise<{ settled: number; waiting: number; lapsed: number }> => {
    if (isReminder(event)) {
      deps.log({ event: 'reassigned_check_due' })
      return { settled: 0, waiting: 0, lapsed: 0 }
    }
    const sweep = { ...deps, isOver: outOfTime(invocation) }
    const [requests, reviews, texts] = await Promise.allSettled([
      sweepRequests(sweep),
      sweepReviews(sweep),
      deps.keepTexts(),
    ])
    if (texts.status === 'rejected') throw texts.reason
    if (requests.status === 'rejected') throw requests.reason
    if (reviews.status === 'rejected') throw reviews.reason
    return { ...reviews.value, ...requests.value }
  }
}

function isReminder(event: unknown): boolean {
  return (
    typeof event === 'object' &&
    event !== null &&
    'remind' in event &&
    event.remind === REASSIGNED_REMINDER.remind
  )
}
