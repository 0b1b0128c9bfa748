import { element, show } from './element.js'
import { hint, when } from './hint.js'

/** Shows what is known about the person now. */
export function showRecord(record, programs) {
  show('record', [
    element(
      'dl',
      { class: 'programs' },
      programs.map(({ id, name }) => programRow(name, record.programs[id])),
    ),
    element(
      'ul',
      { class: 'facts' },
      facts(record).map((fact) => element('li', {}, fact)),
    ),
  ])
}

function programRow(name, { status, level, medium, since }) {
  return element(
    'div',
    {},
    element('dt', {}, name),
    element(
      'dd',
      {},
      element('span', { class: `status ${status}` }, status.replace('_', ' ')),
      hint(level, medium, since && element('span', {}, 'since ', when(since))),
    ),
  )
}

function facts({ expiresAt, window, review, zone, reachability }) {
  return [
    expiresAt && ['Record is deleted on ', when(new Date(expiresAt * 1000).toISOString()), '.'],
    window && [`A conversation is open with ${window.number} until `, when(window.until), '.'],
    reachability.status === 'unreachable' && [
      'Texts do not reach this phone until ',
      when(reachability.until),
      '.',
    ],
    zone && [`Staff set the place to ${[zone.zone, zone.region].filter(Boolean).join(', ')}.`],
    review && ['A message from ', when(review.since), ' is waiting for review.'],
  ].filter(Boolean)
}
