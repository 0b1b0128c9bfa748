import { element, show } from './element.js'
import { hint, when } from './hint.js'

/** Shows the ledger, newest first; each event opens to everything stored of it. */
export function showLedger(entries) {
  const lines = entries.toReversed().map((entry) => ({
    title: `${entry.event.seq} ${entry.event.type}`,
    note: [entry.event.program, quoted(entry.detail?.body)],
    at: entry.event.at,
    whole: entry,
  }))
  showLines('ledger', lines, 'Nothing yet. Text something.')
}

/** Shows the application events, newest first. */
export function showEvents(events) {
  const lines = events.toReversed().map((event) => ({
    title: `${event.seq} ${event.type}`,
    note: [event.program, quoted(event.body)],
    at: event.at,
    whole: event,
  }))
  showLines('events', lines, 'None yet.')
}

function showLines(section, lines, empty) {
  if (lines.length === 0) return show(section, element('p', { class: 'empty' }, empty))
  show(section, element('ol', { class: 'lines' }, lines.map(line)))
}

function line({ title, note, at, whole }) {
  return element(
    'li',
    {},
    element(
      'details',
      {},
      element('summary', {}, element('code', {}, title), ' ', hint(...note, when(at))),
      element('pre', { tabindex: '0' }, JSON.stringify(whole, null, 2)),
    ),
  )
}

function quoted(text) {
  return text ? `“${text}”` : undefined
}
