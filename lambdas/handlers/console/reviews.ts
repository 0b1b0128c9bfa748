import { InvalidCursorError } from '../../application/core/refusal.ts'
import { keepActivity } from '../../application/staff/activity.ts'
import type { WaitingReview } from '../../application/staff/reviews.ts'
import { readMessage } from '../../domain/classify/read-message.ts'
import { REVIEW_DEADLINE } from '../../domain/core/deadlines.ts'
import { after } from '../../domain/core/time.ts'
import { placesOf } from '../../domain/hours/place.ts'
import { reviewsPage } from '../../pages/console/pages/reviews-page.ts'
import type { ConsoleDeps } from './console-deps.ts'
import { type ConsoleContext, leadTo, tenantPath } from './console-request.ts'
import { openCursor, sealCursor } from './cursor.ts'
import { isRefusal } from './person/answer-form.ts'
import { keepForm, readForm } from './person/kept-forms.ts'
import { show } from './respond.ts'
import type { TenantRoute } from './tenant-route.ts'
import { viewOf } from './view.ts'

/** The queue of messages that may be a stop, and the decision about one (OUT-2). */
export const REVIEW_ROUTES: readonly TenantRoute[] = [
  { method: 'get', path: '/reviews', action: 'reviews', answer: showReviews },
  { method: 'post', path: '/reviews', action: 'review', answer: settle },
]

/** Oldest first, with how each message was read; each look at a person's words is kept. */
async function showReviews(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const tenant = c.get('tenant')
  const { name: by, subject } = c.get('staff')
  const cursor = await openCursor(deps, c.req.query('cursor'))
  const page = await deps.records({ action: 'reviews', tenant: tenant.id, ...(cursor && { cursor }) })
  if (isRefusal(page)) throw new InvalidCursorError('the cursor is not one of this page')
  const { reviews, cursor: next } = page as { reviews: WaitingReview[]; cursor: string | null }
  const kept = await readForm(deps, subject, c.req.query('form'))
  await Promise.all(
    reviews.map(({ to }) => keepActivity(deps, { tenant: tenant.id, by, action: 'reviews', to })),
  )
  const shown = reviews.map(async (review) => ({
    ...review,
    person: await deps.personIds.idOf({ tenant: tenant.id, to: review.to }),
    zones: placesOf(review.to).flatMap(({ zones }) => zones),
    until: after(review.since, REVIEW_DEADLINE),
    messages: review.messages.map(({ at, body }) => ({
      at,
      body,
      reading: body === null ? undefined : readMessage(body, tenant),
    })),
  }))
  return show(
    c,
    reviewsPage({
      ...viewOf(deps, c),
      reviews: await Promise.all(shown),
      now: deps.clock(),
      next: await sealCursor(deps, next),
      done: kept?.done,
    }),
  )
}

/** The first decision counts; whoever comes later is told so. */
async function settle(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const tenant = c.get('tenant')
  const { name: by, subject } = c.get('staff')
  const { id = '', as = '', person = '' } = c.get('fields')
  const to = await deps.personIds.numberOf(tenant.id, person)
  const answer = await deps.operator(
    { action: 'review', tenant: tenant.id, by, id, as },
    c.env.lambdaContext as never,
  )
  const settled = !('error' in answer)
  if (settled) await keepActivity(deps, { tenant: tenant.id, by, action: 'review', to })
  const said = as === 'stop' ? 'It counts as a stop, which is in effect.' : 'It was no stop.'
  const done = settled ? said : 'This message was settled before, by someone else or by the person.'
  return leadTo(c, tenantPath(c, '/reviews'), { form: await keepForm(deps, { subject, done }) })
}
