import { byId, element } from './element.js'

/** Shows the messages between this phone and one number, newest at the bottom. */
export function showThread(messages, number) {
  const thread = byId('thread')
  const between = messages.filter(({ from, to }) => from === number || to === number)
  if (thread.dataset.number !== number || between.length < thread.childElementCount) {
    thread.replaceChildren()
    thread.dataset.number = number
  }
  const fresh = between.slice(thread.childElementCount)
  if (fresh.length === 0) return
  thread.append(...fresh.map(bubble))
  thread.parentElement.scrollTop = thread.parentElement.scrollHeight
}

function bubble({ direction, body, at }) {
  const mine = direction === 'in'
  return element(
    'li',
    { class: mine ? 'mine' : 'theirs' },
    element('span', { class: 'hidden' }, mine ? 'Phone: ' : 'Brand: '),
    element('p', {}, body),
    element('time', { datetime: at }, at.slice(11, 16)),
  )
}
