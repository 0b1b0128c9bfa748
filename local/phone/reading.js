import * as api from './api.js'

/** Reads everything that the system knows about a phone at a tenant, and asks the gate about each program. */
export async function readAll({ stack, table }, { phone, tenant }) {
  const ask = (program) => api.invoke(`${stack}-send-gate`, { program: program.id, to: phone })
  const [messages, record, items, events, now, gate] = await Promise.all([
    api.messages(phone),
    api.invoke(`${stack}-records`, { action: 'lookup', tenant: tenant.id, to: phone }),
    api.items(table, tenant.id, phone),
    api.events(phone),
    api.now(),
    Promise.all(tenant.programs.map(async (program) => ({ program, answer: await ask(program) }))),
  ])
  return {
    messages,
    record,
    ledger: items.filter(({ sk }) => sk.startsWith('event#')),
    sent: items.filter(({ sk }) => sk.startsWith('message#')),
    events: events.filter((event) => event.tenant === tenant.id),
    now,
    gate,
  }
}
