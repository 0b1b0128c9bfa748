import * as api from './api.js'
import { byId, element, show } from './element.js'
import { hint, when } from './hint.js'

/** A URL, without the punctuation that ends its sentence. */
const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/

/** Shows every mail, newest first. */
async function refresh() {
  const messages = await api.mail()
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

/** The text and the links of a mail that has HTML only. */
function readable(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const links = [...body.querySelectorAll('a[href]')].map(({ href }) => href)
  return linked([body.textContent.trim(), ...links].join('\n'))
}

/** The text, with every URL as a link. */
function linked(text) {
  const [address] = LINK.exec(text) ?? []
  if (address === undefined) return [text]
  const [before] = text.split(address, 1)
  const after = text.slice(before.length + address.length)
  return [before, element('a', { href: address }, address), ...linked(after)]
}

async function tryRefresh() {
  const trouble = byId('trouble')
  try {
    await refresh()
    trouble.hidden = true
  } catch (error) {
    trouble.textContent = error.message
    trouble.hidden = false
  }
}

await tryRefresh()
setInterval(tryRefresh, 2000)
