import { button, byId, element, show } from './element.js'
import { hint, when } from './hint.js'

/** Shows the messages that may be a stop, and the buttons that settle it; nothing if no review is open. */
export function showReview(review, ledger, settle) {
  const section = byId('review')
  const hadFocus = section.contains(document.activeElement)
  section.hidden = !review
  if (!review) {
    if (hadFocus) byId('gate-title').focus()
    return show('review', [])
  }
  const messages = ledger
    .slice(ledger.findIndex(({ event }) => event.id === review.id))
    .filter(({ event }) => event.type === 'review_opened')
  show('review', [
    ...messages.map(message),
    element(
      'p',
      { class: 'buttons', 'data-review': review.id },
      button('It’s a stop', () => settle(review.id, 'stop')),
      button('It’s not a stop', () => settle(review.id, 'not_a_stop')),
    ),
  ])
}

function message({ event, detail }) {
  return element(
    'figure',
    {},
    element('blockquote', {}, detail?.body ?? 'The message was erased.'),
    element('figcaption', {}, hint(when(event.at))),
  )
}
