import * as api from './api.js'
import { change, chosen, nameOf, stack } from './session.js'
import { byId } from './views/element.js'
import { showSending } from './views/sending.js'

/** Texts from the chosen phone; the text has arrived when the ledger names it. */
export function sendText(body) {
  const { phone, number } = chosen
  return change(
    () => api.text(phone, body, number),
    ({ ledger }, { inboundMessageId }) =>
      ledger.some(({ event }) => event.inboundMessageId === inboundMessageId),
  )
}

/** Sends as an application would, each time under a new key: sending twice makes two messages. */
export function sendMessage(program, body) {
  return change(async () => {
    const request = { program: program.id, to: chosen.phone, body, idempotencyKey: crypto.randomUUID() }
    const answer = await api.invoke(nameOf('send-message'), request)
    if (answer.reason === 'opted_out') sessionStorage.setItem(heldBackKey(), answer.decidedAt)
    showSending(program, answer)
    return answer
  })
}

/** When this tab was last told that a message to the chosen phone is not allowed after a stop. */
export function heldBackAt() {
  return sessionStorage.getItem(heldBackKey()) ?? ''
}

/** A table is named anew at each start: what was told of an earlier one does not count. */
function heldBackKey() {
  return `held back ${stack.table} ${chosen.phone}`
}

/** Settles a review as staff would. */
export function settleReview(id, as) {
  const { tenant } = chosen
  return change(() =>
    api.operate(nameOf('operator'), { action: 'review', tenant: tenant.id, id, as, by: 'handset page' }),
  )
}

/** Moves the system's clock ahead. */
export async function moveClock(duration) {
  byId('clock').setAttribute('aria-busy', 'true')
  await change(() => api.advance(duration, byId('expire').checked))
  byId('clock').removeAttribute('aria-busy')
}
