import { heldBackAt, moveClock, sendMessage, sendText, settleReview } from './actions.js'
import { evidencePath } from './api.js'
import { nextPhoneNumber, readPhoneNumber } from './phone-number.js'
import { chosen, nameOf, onRead, refresh, stack } from './session.js'
import { tourOf } from './tour.js'
import { button, byId, element } from './views/element.js'
import { showGate } from './views/gate.js'
import { when } from './views/hint.js'
import { showEvents, showLedger } from './views/lists.js'
import { showRecord } from './views/record.js'
import { showReview } from './views/review.js'
import { checkSending, clearSending } from './views/sending.js'
import { showThread } from './views/thread.js'
import { showTour } from './views/tour.js'
import { tourControls, tourEnding } from './views/tour-controls.js'

onRead(({ messages, record, ledger, sent, events, now, gate }) => {
  const { phone, number, tenant } = chosen
  showThread(messages, number)
  showGate(gate)
  checkSending(ledger.at(-1)?.event.id ?? 'none')
  showReview(record.review, ledger, settleReview)
  showRecord(record, tenant.programs)
  showLedger(ledger)
  showEvents(events)
  const ending = tourEnding(evidencePath(phone, tenant.id))
  showTour(tourOf({ ledger, sent, heldBackAt: heldBackAt() }), tourControls(chosen), ending)
  byId('now').replaceChildren(when(now), ' UTC')
})

/** Takes the number that was typed; one that is not valid leaves the phone as it was, and says so. */
function choosePhone() {
  const field = byId('phone')
  const phone = readPhoneNumber(field.value)
  field.setAttribute('aria-invalid', String(phone === undefined))
  byId('phone-error').textContent =
    phone === undefined ? `Not a valid phone number. Still using ${chosen.phone}.` : ''
  if (phone !== undefined) void use(phone, chosen.number)
}

/** Shows another phone, or another number that it texts. */
function use(phone, number) {
  const tenant = stack.tenants.find(({ numbers }) => numbers.some((each) => each.number === number))
  Object.assign(chosen, { phone, number, tenant })
  byId('phone').value = phone
  byId('brand').textContent = tenant.brand
  byId('to').textContent = number
  byId('site').href = `/${tenant.id}`
  byId('evidence').href = evidencePath(phone, tenant.id)
  byId('thread').replaceChildren()
  clearSending()
  showQuickWords(tenant)
  showPrograms(tenant)
  return refresh()
}

function showPrograms({ programs }) {
  byId('program').replaceChildren(...programs.map(({ id, name }) => element('option', { value: id }, name)))
}

function showQuickWords({ programs }) {
  const keywords = programs.map(({ keyword }) => keyword).filter(Boolean)
  const words = ['START', 'STOP', 'HELP', ...keywords]
  byId('quick').replaceChildren(...words.map((word) => button(word, () => sendText(word))))
}

for (const { brand, numbers } of stack.tenants) {
  const options = numbers.map(({ number }) => element('option', { value: number }, number))
  byId('number').append(element('optgroup', { label: brand }, options))
}
for (const code of document.querySelectorAll('[data-function]')) {
  code.textContent = nameOf(code.dataset.function)
}
const moves = { '1 hour': 'PT1H', '25 hours': 'PT25H', '30 days': 'P30D', '6 months': 'P6M' }
byId('moves').append(...Object.entries(moves).map(([label, by]) => button(`+ ${label}`, () => moveClock(by))))

byId('phone').addEventListener('change', choosePhone)
byId('number').addEventListener('change', () => use(chosen.phone, byId('number').value))
byId('start-over').addEventListener('click', () => use(nextPhoneNumber(chosen.phone), chosen.number))
byId('compose').addEventListener('submit', (event) => {
  event.preventDefault()
  void sendText(byId('body').value)
  byId('body').value = ''
})
byId('body').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  byId('compose').requestSubmit()
})
byId('send').addEventListener('submit', (event) => {
  event.preventDefault()
  const program = chosen.tenant.programs.find(({ id }) => id === byId('program').value)
  void sendMessage(program, byId('message').value)
})
byId('advance').addEventListener('submit', (event) => {
  event.preventDefault()
  void moveClock(byId('duration').value.trim())
})

await use(byId('phone').value, byId('number').value)
setInterval(() => {
  if (document.visibilityState === 'visible') void refresh()
}, 3000)
