import * as api from './api.js'
import { readAll } from './reading.js'
import { markGate } from './views/gate.js'
import { markSendingAsOld } from './views/sending.js'
import { act, inBackground } from './views/trouble.js'

/** The stack under test, and which phone texts which of its numbers. */
export const stack = await api.stack()
export const chosen = { phone: '', number: '', tenant: stack.tenants[0] }

/** A function of the stack, by its full name. */
export const nameOf = (fn) => `${stack.stack}-${fn}`

/** Changes whose effect has not arrived yet. */
const underway = new Set()
let readings = 0
let render = () => {}

/** Sets what shows all that was read. */
export function onRead(show) {
  render = show
}

/** Reads everything about the chosen phone and shows it, unless it fails or a later reading has begun. */
export async function refresh(look = () => {}) {
  const reading = ++readings
  const known = await inBackground(() => readAll(stack, chosen))
  if (reading !== readings) return
  if (known === undefined) return markGate('unknown')
  look(known)
  render(known)
  markGate(underway.size > 0 ? 'asking' : 'current')
}

const PAUSES = [0, 150, 250, 400, 800, 1600]

/** Makes a change, then refreshes often for a moment, since its effects arrive one after another. */
export async function change(work, hasArrived = () => true) {
  underway.add(work)
  markGate('asking')
  markSendingAsOld()
  const result = await act(work)
  for (const pause of PAUSES) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    await refresh((known) => {
      if (result === undefined || hasArrived(known, result)) underway.delete(work)
    })
  }
  underway.delete(work)
  await refresh()
}
