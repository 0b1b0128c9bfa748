import type { Reading } from '../../../domain/classify/reading.ts'
import { DAY, HOUR } from '../../../domain/core/time.ts'
import { mayDo } from '../../../domain/staff/roles.ts'
import { shownNumber } from '../../site/countries.ts'
import { type Html, html } from '../../site/html.ts'
import type { Rendered } from '../../site/layout.ts'
import { postForm } from '../fields.ts'
import { type ConsoleView, consoleLayout } from '../layout.ts'
import { timeOf } from '../times.ts'

/** A message that waits for a decision. */
export interface ShownReview {
  id: string
  to: string
  /** The person's encrypted id. */
  person: string
  since: string
  /** When it becomes a stop by itself. */
  until: string
  zones: readonly string[]
  messages: readonly { at: string; body: string | null; reading: Reading | undefined }[]
}

/** The review queue. */
export interface ReviewsView extends ConsoleView {
  reviews: readonly ShownReview[]
  now: string
  next: string | undefined
  done: string | undefined
}

/** The messages that may be a stop, oldest first, each with two buttons (OUT-2). */
export function reviewsPage(view: ReviewsView): Rendered {
  const { base, tenant, reviews, next, done } = view
  return consoleLayout(view, {
    title: 'Reviews',
    here: '/reviews',
    body: html`${done ? html`<div class="notice" role="status"><p>${done}</p></div>` : ''}<h1>Reviews</h1>
<p class="lead">Did these people ask you to stop? Until someone decides, they get no marketing.</p>
${reviews.length === 0 ? html`<p>No message waits for a decision.</p>` : reviews.map((review) => card(view, review))}
${next ? html`<p><a class="button quiet" href="${base}/console/${tenant.id}/reviews?cursor=${next}">Later ones</a></p>` : ''}`,
  })
}

function card(view: ReviewsView, { id, to, person, until, zones, messages }: ShownReview): Html {
  const { base, tenant, formToken, role, now } = view
  const here = `${base}/console/${tenant.id}`
  const number = shownNumber(to)
  const decide = (as: 'stop' | 'not_a_stop', label: string, look: string) =>
    postForm(
      `${here}/reviews`,
      formToken,
      html`<input type="hidden" name="id" value="${id}"><input type="hidden" name="person" value="${person}"><input type="hidden" name="as" value="${as}">
<button class="${look}" type="submit">${label}<span class="hidden"> (${number})</span></button>`,
      { card: false },
    )
  return html`<section class="card">
<h2><a href="${here}/people/${person}">${number}</a></h2>
${messages.map(
  ({ at, body, reading }) => html`<p class="soft small">${timeOf(at, zones)}</p>
<blockquote>${body ?? 'The words were erased.'}</blockquote>
${reading ? html`<p class="soft small">${readAs(reading)}</p>` : ''}`,
)}
<p><b>${timeLeft(until, now)}</b>, then it counts as a stop.</p>
${mayDo(role, 'review') ? html`<div class="row">${decide('stop', 'It’s a stop', 'stop')}${decide('not_a_stop', 'It’s not a stop', 'quiet')}</div>` : ''}
</section>`
}

function readAs({ kind, words }: Reading): string {
  const went = words.length > 0 ? `, by the words “${words.join('”, “')}”` : ''
  return `Read as ${kind}${went}.`
}

function timeLeft(until: string, now: string): string {
  const left = Date.parse(until) - Date.parse(now)
  if (left <= HOUR) return 'Less than an hour left'
  const [count, unit] = left < 2 * DAY ? [Math.floor(left / HOUR), 'hour'] : [Math.floor(left / DAY), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'} left`
}
