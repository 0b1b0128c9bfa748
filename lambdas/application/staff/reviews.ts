import { REVIEW_ALARM, REVIEW_DEADLINE } from '../../domain/core/deadlines.ts'
import type { Recorded } from '../../domain/core/events.ts'
import { after } from '../../domain/core/time.ts'
import type { SettleReview } from '../../domain/staff/settle-review.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Execution, execute } from '../core/execute.ts'
import type { Log } from '../core/log.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Subject } from '../core/subject.ts'
import { sweepDue } from '../core/sweep-due.ts'

/** An open review, as the index stores it. */
export interface OpenReview extends Subject {
  /** The event that opened it. */
  review: string
  since: string
}

/** A message that waits for staff to review it (OUT-2). */
export interface WaitingReview {
  id: string
  to: string
  since: string
  /** The number that was texted first. */
  number: string | null
  /** The exact text of the unclear messages, oldest first. */
  messages: { at: string; body: string | null }[]
}

/** Finds open reviews. */
export interface ReviewStore {
  /** A page of a tenant's open reviews, and where the next begins. */
  page(tenant: string, cursor: string | undefined): Promise<{ reviews: OpenReview[]; cursor: string | null }>
  /** An open review by its id. */
  find(tenant: string, id: string): Promise<OpenReview | undefined>
  /** The unclear messages of a review. */
  messages(review: OpenReview): Promise<Pick<WaitingReview, 'number' | 'messages'>>
  /** The open reviews that are settled as stops by an instant, over all tenants. */
  dueBy(instant: string): AsyncIterable<readonly DueReview[]>
}

/** An open review and when it becomes a stop. */
export interface DueReview extends Omit<OpenReview, 'since'> {
  dueAt: string
}

/** A page of the messages that wait for review (OUT-2). */
export async function waitingReviews(
  store: ReviewStore,
  tenant: string,
  cursor: string | undefined,
): Promise<{ reviews: WaitingReview[]; cursor: string | null }> {
  const page = await store.page(tenant, cursor)
  const reviews = await Promise.all(
    page.reviews.map(async (review) => ({
      id: review.review,
      to: review.to,
      since: review.since,
      ...(await store.messages(review)),
    })),
  )
  return { reviews: reviews.toSorted((a, b) => (a.since < b.since ? -1 : 1)), cursor: page.cursor }
}

/** Dependencies of settling a review. */
export interface ReviewDeps extends Execution {
  reviews: ReviewStore
}

/** Settles a review with the reviewer's name; undefined when no such review is open (OUT-2, TEN-1). */
export async function settleReview(
  settling: ReviewDeps,
  tenant: Tenant,
  { id, ...settled }: Pick<SettleReview, 'as' | 'by' | 'requestId'> & { id: string },
): Promise<Recorded | undefined> {
  const open = await settling.reviews.find(tenant.id, id)
  if (!open) return undefined
  const command = { type: 'settle_review', tenant: tenant.id, to: open.to, review: id, ...settled } as const
  const { events } = await execute(settling, command, `settle_review#${id}`)
  return events.find(({ type }) => type === 'review_settled')
}

/** Dependencies of settling overdue reviews. */
export interface ReviewSweep extends ReviewDeps {
  clock: Clock
  log: Log
  /** Whether time is up. */
  isOver: () => boolean
}

/** Settles reviews as stops after nine days, and reports how many have waited for two (OUT-2). */
export async function sweepReviews(sweep: ReviewSweep): Promise<{ settled: number; waiting: number }> {
  const { reviews, clock, log, isOver } = sweep
  const now = clock()
  let settled = 0
  let waiting = 0
  const swept = sweepDue(reviews.dueBy(after(now, REVIEW_DEADLINE - REVIEW_ALARM)), {
    isOver,
    groupOf: ({ review }) => review,
    work: async (review) => {
      if (review.dueAt > now) waiting++
      else if (await settleByTime(sweep, review)) settled++
    },
  })
  // What could not be settled waits too, and is logged all the same.
  await swept.finally(() => {
    if (waiting > 0) log({ event: 'reviews_waiting', count: waiting })
  })
  return { settled, waiting }
}

async function settleByTime(sweep: ReviewSweep, { review, tenant, to }: DueReview): Promise<boolean> {
  const command = {
    type: 'settle_review',
    tenant,
    to,
    review,
    as: 'stop',
    by: 'schedule',
    requestId: null,
  } as const
  const { result } = await execute(sweep, command, `settle_review#${review}`)
  return result === 'changed'
}
