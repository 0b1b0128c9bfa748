import { answerList } from './answer.js'
import { byId, show } from './element.js'
import { when } from './hint.js'

let shown

/** Shows the sending gate's answer to the message that was just sent. */
export function showSending(program, answer) {
  shown = { answer, head: undefined }
  show('sending', answerList([{ program, answer }]))
  note('current', answer.decidedAt ? ['As of ', when(answer.decidedAt), ' UTC.'] : [])
}

/** Says of an answer that it may no longer hold, once the ledger has a new last event. */
export function checkSending(head) {
  if (shown === undefined) return
  shown.head ??= head
  if (shown.head !== head) markSendingAsOld()
}

/** Says of the answer that is shown, if any, that something has changed since. */
export function markSendingAsOld() {
  if (shown === undefined) return
  note('unknown', [
    'This was the answer at ',
    when(shown.answer.decidedAt),
    ' UTC. Something has changed since.',
  ])
}

/** Shows no answer. */
export function clearSending() {
  shown = undefined
  show('sending', [])
  note('current', [])
}

function note(state, content) {
  const place = byId('sending-note')
  place.className = `note ${state}`
  place.replaceChildren(...content)
}
