import * as api from './api.js'
import { element, show } from './views/element.js'
import { hint, when } from './views/hint.js'
import { inBackground } from './views/trouble.js'

/** A link, without the period that ends its sentence. */
const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/

/** Shows every mail, newest first. */
async function refresh() {
  const messages = (await inBackground(api.mail)) ?? []
  if (messages.length > 0) show('mail', element('ol', {}, messages.toReversed().map(mail)))
}

function mail({ from, to, subject, text, html, at }) {
  return element(
    'li',
    {},
    element('h2', {}, subject),
    hint(`${from} to ${to.join(', ')}`, when(at)),
    element('p', { class: 'body' }, text === null ? readable(html ?? '') : linked(text)),
  )
}

/** The words of a mail that is HTML only, and its links. */
function readable(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const links = [...body.querySelectorAll('a[href]')].map(({ href }) => href)
  return linked([body.textContent.trim(), ...links].join('\n'))
}

/** The text, with its links. */
function linked(text) {
  const [address] = LINK.exec(text) ?? []
  if (address === undefined) return [text]
  const [before] = text.split(address, 1)
  const after = text.slice(before.length + address.length)
  return [before, element('a', { href: address }, address), ...linked(after)]
}

await refresh()
setInterval(() => void refresh(), 2000)
