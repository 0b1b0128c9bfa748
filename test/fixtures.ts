import { loadDefinitions } from '../lambdas/definitions/load.ts'
import { type ConsentEvent, eventBase, type Pending } from '../lambdas/domain/core/events.ts'
import { after, DAY, HOUR, MINUTE } from '../lambdas/domain/core/time.ts'
import type { Command } from '../lambdas/domain/decide.ts'
import type { ReceiveMessage } from '../lambdas/domain/inbound/received.ts'
import type { Definitions, Originator, Program, Tenant } from '../lambdas/domain/tenant/definitions.ts'

/** The definitions that ship. */
export const definitions: Definitions = loadDefinitions('programs')
export const acme = definitions.tenantById.get('acme') as Tenant
export const globex = definitions.tenantById.get('globex') as Tenant

export const person = '+12065550142'
export const mainNumber = '+12065550100'
/** Takes no opt-in by text. */
export const refusingNumber = '+12065550101'

export const noon = '2026-11-21T12:00:00.000Z'
export const minutes = (count: number): string => after(noon, count * MINUTE)
export const hours = (count: number): string => after(noon, count * HOUR)
export const days = (count: number): string => after(noon, count * DAY)

/** The tenant with one program changed. */
export function withProgram(tenant: Tenant, id: string, change: Partial<Program>): Tenant {
  return {
    ...tenant,
    programs: tenant.programs.map((program) => (program.id === id ? { ...program, ...change } : program)),
  }
}

/** The tenant with one number changed. */
export function withNumber(tenant: Tenant, number: string, change: Partial<Originator>): Tenant {
  return {
    ...tenant,
    numbers: tenant.numbers.map((each) => (each.number === number ? { ...each, ...change } : each)),
  }
}

/** A message with the moment at which it was delivered. */
export interface Delivery {
  message: ReceiveMessage
  now: string
}

let messages = 0

/** A text sent at an instant and delivered at once, unless a later delivery is named. */
export function text(
  body: string,
  at: string,
  { number = mainNumber, deliveredAt = at }: { number?: string | null; deliveredAt?: string } = {},
): Delivery {
  const inboundMessageId = `message-${++messages}`
  const message = {
    type: 'receive_message',
    tenant: 'acme',
    to: person,
    number,
    inboundMessageId,
    body,
    at,
  } as const
  return { message, now: deliveredAt }
}

/** A sign-up on a page, which waits for the phone's proof. */
export function request(program: string, at: string, change: Partial<Pending> = {}): Pending {
  return {
    type: 'pending',
    program,
    until: after(at, DAY),
    level: 'express_written',
    medium: 'web_form',
    callToAction: { hash: 'f'.repeat(64), language: 'en' },
    proof: null,
    ...eventBase(at, at),
    number: mainNumber,
    ...change,
  }
}

/** A command of any kind and the moment at which it is decided. */
export interface Commanded {
  message: Command
  now: string
}

export type Step = Commanded | ConsentEvent
