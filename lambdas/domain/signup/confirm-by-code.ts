import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'
import type { Personal } from '../core/evidence.ts'
import { grant, ofRequest } from '../core/grant.ts'
import type { ConsentRecord } from '../core/record.ts'
import { livePending } from '../core/status.ts'
import type { Tenant } from '../tenant/definitions.ts'
import { mayBeAsked, wayOf } from './request-consent.ts'

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
  const waiting = tenant.programs.flatMap((program) => {
    const request = livePending(record, program.id, now)
    const coded = request && program.confirmation === 'code' && mayBeAsked(record, program.id)
    return coded ? [{ text: `${wayOf(program)}#${request.at}`, id: request.id }] : []
  })
  return [...Map.groupBy(waiting, ({ text }) => text).values()].map((together) => {
    const requests = together.map(({ id }) => id)
    return { codeOf: requests[0] ?? '', requests }
  })
}

/** Grants the requests that are still pending, as YES does; one text confirms them (IN-9). */
export function confirmByCode(
  { requests, personal }: ConfirmByCode,
  context: DecisionContext,
): ConsentEvent[] {
  const { tenant, record, now } = context
  const waiting = tenant.programs.flatMap(({ id, number }) => {
    const request = livePending(record, id, now)
    const named = request !== null && requests.includes(request.id) && mayBeAsked(record, id)
    return named ? [{ number, grantable: ofRequest(id, request) }] : []
  })
  const [first] = waiting
  if (!first) return []
  const base = { ...eventBase(now, now), number: first.number, personal }
  return grant(
    { record, at: now, base, body: null },
    waiting.map(({ grantable }) => grantable),
  )
}
