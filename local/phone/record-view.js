import { element, show } from './element.js'
import { hint, when } from './hint.js'

/** Shows what is on record about the person now. */
export function showRecord(record, programs) {
  if (record.error) return show('record', element('p', {}, record.error.code))
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

function programRow(name, consent) {
  const { status = 'none', level, medium, since } = consent ?? {}
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
    window && [`A conversation is open on ${window.number} until `, when(window.until), '.'],
    reachability?.status === 'unreachable' && [
      'Texts do not reach this phone. It counts as unreachable until ',
      when(reachability.until),
      '.',
    ],
    zone && [`Staff set the time zone to ${zone.zone}.`],
    review && ['A message from ', when(review.since), ' is waiting for a review.'],
  ].filter(Boolean)
}
