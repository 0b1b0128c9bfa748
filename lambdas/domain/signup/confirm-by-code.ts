import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'
import type { Personal } from '../core/evidence.ts'
import { complete, requestsFor } from '../core/record/grant.ts'
import { isHeld } from '../core/record/held.ts'
import type { ConsentRecord, SignUpRequest } from '../core/record/record.ts'
import { programOf, type Tenant } from '../tenant/definitions.ts'
import { wayOf } from './request-consent.ts'

/** The person typed the texted code on the page, which proves the phone (IN-4). */
export interface ConfirmByCode {
  type: 'confirm_by_code'
  tenant: string
  to: string
  /** The requests that the code confirms. */
  requests: readonly string[]
  personal: Personal
}

/** Requests of one text: the code is derived from the first. */
export interface CodedRequests {
  codeOf: string
  requests: string[]
}

/** The requests that wait for a code, grouped by text; empty for a person who was sent no text (IN-4). */
export function codedRequests(tenant: Tenant, record: ConsentRecord, now: string): CodedRequests[] {
  const waiting = provable(tenant, record, now).flatMap(({ id, program, at }) => {
    const asked = programOf(tenant, program)
    return asked?.confirmation === 'code' ? [{ text: `${wayOf(asked)}#${at}`, id }] : []
  })
  return [...Map.groupBy(waiting, ({ text }) => text).values()].map((together) => {
    const requests = together.map(({ id }) => id)
    return { codeOf: requests[0] ?? '', requests }
  })
}

/** What was texted and is pending; a later sign-up for the same program has a code of its own (IN-4). */
function provable(tenant: Tenant, record: ConsentRecord, now: string): SignUpRequest[] {
  const open = requestsFor(record, tenant.programs, now)
  const isReplaced = ({ program, at }: SignUpRequest) =>
    open.some((other) => other.program === program && other.at > at)
  return open.filter((request) => request.texted && !isReplaced(request))
}

/** Grants the requests that are still pending, as YES does; one text confirms them (IN-9). */
export function confirmByCode(
  { requests, personal }: ConfirmByCode,
  { tenant, record, now }: DecisionContext,
): ConsentEvent[] {
  const act = { tenant, record, base: eventBase(now, now) }
  const waiting = provable(tenant, record, now).filter(
    ({ id, program }) => requests.includes(id) && !isHeld(act, program),
  )
  const [first] = waiting
  if (!first) return []
  const number = programOf(tenant, first.program)?.number ?? null
  const base = { ...eventBase(now, now), number, personal }
  const id = `code#${first.id}`
  return complete({ record, at: now, base, body: null, id, otherwise: null, message: null }, waiting)
}
