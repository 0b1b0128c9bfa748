import * as api from './api.js'
import { byId, element, show } from './element.js'
import { showGate, showSending } from './gate-view.js'
import { when } from './hint.js'
import { showEvents, showLedger } from './list-view.js'
import { showThread } from './phone-view.js'
import { showRecord } from './record-view.js'

const stack = await api.stack()
const chosen = { phone: '', tenant: stack.tenants[0], number: '' }

/** Does the work and shows its error, if there is one. */
async function showingErrors(work) {
  const trouble = byId('trouble')
  try {
    await work()
    trouble.hidden = true
  } catch (error) {
    trouble.textContent = error.message
    trouble.hidden = false
  }
}

/** Loads and shows everything about the chosen phone. */
async function refresh() {
  const { phone, tenant, number } = chosen
  const [messages, record, ledger, events, now, ...answers] = await Promise.all([
    api.messages(phone),
    api.invoke(`${stack.stack}-records`, { action: 'lookup', tenant: tenant.id, to: phone }),
    api.ledger(stack.table, tenant.id, phone),
    api.events(phone),
    api.now(),
    ...tenant.programs.map(({ id }) => api.invoke(`${stack.stack}-send-gate`, { program: id, to: phone })),
  ])
  if (phone !== chosen.phone || number !== chosen.number) return
  showThread(messages, number)
  showRecord(record, tenant.programs)
  showLedger(ledger)
  showEvents(events.filter((event) => event.tenant === tenant.id))
  showGate(tenant.programs.map((program, index) => ({ program, answer: answers[index] })))
  byId('now').replaceChildren(when(now), ' UTC')
}

/** Refreshes now and several times after, since the effects of a text take a moment. */
async function follow() {
  for (const pause of [0, 150, 250, 400, 800, 1600]) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    await showingErrors(refresh)
  }
}

async function send(body) {
  await showingErrors(() => api.text(chosen.phone, body, chosen.number))
  await follow()
}

function choose() {
  chosen.phone = byId('phone')
    .value.trim()
    .replace(/[^+\d]/g, '')
  chosen.number = byId('number').value
  chosen.tenant = stack.tenants.find(({ numbers }) => numbers.includes(chosen.number)) ?? stack.tenants[0]
  byId('brand').textContent = chosen.tenant.brand
  byId('to').textContent = chosen.number
  byId('thread').replaceChildren()
  showQuickTexts()
  showPrograms()
  return showingErrors(refresh)
}

function showPrograms() {
  const options = chosen.tenant.programs.map(({ id, name }) => element('option', { value: id }, name))
  byId('program').replaceChildren(...options)
  show('sending', [])
}

/** Sends as an application would, with a new idempotency key: pressing twice sends two messages. */
async function sendAsApplication() {
  const program = chosen.tenant.programs.find(({ id }) => id === byId('program').value)
  await showingErrors(async () => {
    const answer = await api.invoke(`${stack.stack}-send-message`, {
      program: program.id,
      to: chosen.phone,
      body: byId('message').value,
      idempotencyKey: crypto.randomUUID(),
    })
    showSending(program, answer)
    await refresh()
  })
}

function showQuickTexts() {
  const keywords = chosen.tenant.programs.map(({ keyword }) => keyword).filter(Boolean)
  const texts = ['START', 'STOP', 'HELP', ...keywords]
  byId('quick').replaceChildren(...texts.map((text) => button(text, () => send(text))))
}

async function move(duration) {
  await showingErrors(async () => {
    byId('clock').setAttribute('aria-busy', 'true')
    await api.advance(duration, byId('expire').checked)
    await refresh()
  })
  byId('clock').removeAttribute('aria-busy')
}

function button(label, act) {
  const made = element('button', { type: 'button' }, label)
  made.addEventListener('click', act)
  return made
}

for (const { brand, numbers } of stack.tenants) {
  const options = numbers.map((number) => element('option', { value: number }, number))
  byId('number').append(element('optgroup', { label: brand }, options))
}
for (const code of document.querySelectorAll('[data-function]')) {
  code.textContent = `${stack.stack}-${code.dataset.function}`
}
const moves = { '1 hour': 'PT1H', '25 hours': 'PT25H', '30 days': 'P30D', '6 months': 'P6M' }
byId('moves').append(...Object.entries(moves).map(([label, by]) => button(`+ ${label}`, () => move(by))))

byId('phone').addEventListener('change', choose)
byId('number').addEventListener('change', choose)
byId('compose').addEventListener('submit', (event) => {
  event.preventDefault()
  const body = byId('body').value
  byId('body').value = ''
  void send(body)
})
byId('body').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  byId('compose').requestSubmit()
})
byId('send').addEventListener('submit', (event) => {
  event.preventDefault()
  void sendAsApplication()
})
byId('advance').addEventListener('submit', (event) => {
  event.preventDefault()
  void move(byId('duration').value.trim())
})

await choose()
setInterval(() => {
  if (document.visibilityState === 'visible') void showingErrors(refresh)
}, 3000)
