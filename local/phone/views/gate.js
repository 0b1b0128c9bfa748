import { answerList } from './answer.js'
import { byId, show } from './element.js'
import { when } from './hint.js'

let answeredAt

const NOTES = {
  current: () => ['As of ', when(answeredAt), ' UTC.'],
  asking: () => ['Something changed. Asking again…'],
  unknown: () => (answeredAt ? ['Last answered ', when(answeredAt), ' UTC. It may have changed.'] : []),
}

/** Shows the gate's answer for each program. */
export function showGate(answers) {
  answeredAt = answers[0]?.answer.decidedAt
  show('gate', answerList(answers))
}

/** Says whether the answers shown are `current`, are being asked for again (`asking`) or may be old (`unknown`). */
export function markGate(state) {
  const note = byId('gate-note')
  note.className = `note ${state}`
  note.replaceChildren(...NOTES[state]())
}
