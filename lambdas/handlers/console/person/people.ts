import { unsignedEvidence } from '../../../application/evidence/evidence.ts'
import { checkPrograms } from '../../../application/gate/check-programs.ts'
import { keepActivity } from '../../../application/staff/activity.ts'
import { lookup } from '../../../application/staff/lookup.ts'
import { EMPTY } from '../../../pages/console/fields.ts'
import { findPage } from '../../../pages/console/pages/find-page.ts'
import { personPage } from '../../../pages/console/pages/person-page.ts'
import type { ConsoleDeps } from '../console-deps.ts'
import { type ConsoleContext, leadTo, tenantPath } from '../console-request.ts'
import { show } from '../respond.ts'
import type { TenantRoute } from '../tenant-route.ts'
import { viewOf } from '../view.ts'
import { keepForm, readForm } from './kept-forms.ts'

/** Finding a person, and their page. */
export const PERSON_ROUTES: readonly TenantRoute[] = [
  { method: 'get', path: '', action: 'lookup', answer: showFind },
  { method: 'post', path: '', action: 'lookup', answer: find },
  { method: 'get', path: '/people/:person', action: 'lookup', answer: withPerson(showPerson) },
]

/** Answers a request about a person; an id of another tenant or deployment names no page. */
export function withPerson(
  answer: (deps: ConsoleDeps, c: ConsoleContext, to: string) => Promise<Response>,
): TenantRoute['answer'] {
  return async (deps, c) => {
    const to = await deps.personIds.numberOf(c.get('tenant').id, c.req.param('person') ?? '')
    return to === undefined ? c.notFound() : answer(deps, c, to)
  }
}

async function showFind(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const kept = await readForm(deps, c.get('staff').subject, c.req.query('form'))
  return show(c, findPage(viewOf(deps, c), kept ?? EMPTY))
}

const FLAWS = {
  missing: 'Enter a phone number',
  invalid: 'Enter a phone number that a phone can have, like (206) 555-0142',
  no_texts: '',
} as const

async function find(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const tenant = c.get('tenant')
  const { number = '' } = c.get('fields')
  const to = numberIn(deps, number)
  if ('flaw' in to) {
    const form = await keepForm(deps, {
      subject: c.get('staff').subject,
      typed: { number },
      errors: { number: to.likely ? `${FLAWS[to.flaw]}. Did you mean ${to.likely}?` : FLAWS[to.flaw] },
    })
    return leadTo(c, tenantPath(c), { form })
  }
  const person = await deps.personIds.idOf({ tenant: tenant.id, to: to.to })
  return leadTo(c, tenantPath(c, `/people/${person}`))
}

/** Staff may look up any number, one that takes no texts too: it may be on record all the same. */
function numberIn(
  { readPhoneNumber }: ConsoleDeps,
  typed: string,
): { to: string } | { flaw: 'missing' | 'invalid'; likely?: string | undefined } {
  const read = readPhoneNumber(typed, 'US')
  if ('to' in read) return read
  if (read.flaw !== 'no_texts') return { flaw: read.flaw, likely: read.likely }
  const digits = typed.replace(/\D/g, '')
  return { to: typed.trim().startsWith('+') || digits.length > 10 ? `+${digits}` : `+1${digits}` }
}

/** Everything about a person on one page; the look is kept before it is shown (STAFF-1). */
async function showPerson(deps: ConsoleDeps, c: ConsoleContext, to: string): Promise<Response> {
  const tenant = c.get('tenant')
  const { reading, clock, schedulesOf } = deps
  const { name, subject } = c.get('staff')
  const [packet, status, verdicts, kept] = await Promise.all([
    unsignedEvidence({ ...reading, clock }, tenant, to),
    lookup({ ...reading, clock }, tenant, to),
    checkPrograms({ store: reading.store, schedulesOf, clock }, tenant, to),
    readForm(deps, subject, c.req.query('form')),
    keepActivity(deps, { tenant: tenant.id, by: name, action: 'lookup', to }),
  ])
  return show(
    c,
    personPage({
      ...viewOf(deps, c),
      person: c.req.param('person') ?? '',
      packet,
      status,
      verdicts,
      zones: packet.zones,
      done: kept?.done,
    }),
  )
}
