import { expect } from 'vitest'
import { loadDefinitions } from '../lambdas/definitions/load.ts'
import { decide } from '../lambdas/domain/decide.ts'
import type { Definitions, Originator, Program, Tenant } from '../lambdas/domain/definitions.ts'
import type { ConsentEvent, Pending, Recorded } from '../lambdas/domain/events.ts'
import { evolve } from '../lambdas/domain/evolve.ts'
import { judge, type Verdict } from '../lambdas/domain/gate.ts'
import { after, DAY, HOUR, MINUTE } from '../lambdas/domain/instant.ts'
import type { MessageClass } from '../lambdas/domain/message-class.ts'
import type { ReceiveMessage } from '../lambdas/domain/received.ts'
import { type ConsentRecord, emptyRecord, type Stops } from '../lambdas/domain/record.ts'
import { noSends, type Sends } from '../lambdas/domain/sends.ts'
import { type Status, statusOf } from '../lambdas/domain/status.ts'

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
    at,
    recordedAt: at,
    until: after(at, DAY),
    level: 'express_written',
    medium: 'web_form',
    callToAction: { hash: 'f'.repeat(64), language: 'en' },
    number: mainNumber,
    inboundMessageId: null,
    reply: null,
    body: null,
    earlierStops: null,
    ...change,
  }
}

export type Step = Delivery | ConsentEvent

/** One person's life at one tenant: what is known, and the ledger. */
export class Life {
  readonly tenant: Tenant
  readonly record: ConsentRecord
  readonly ledger: readonly Recorded[]
  /** The events of the last step. */
  readonly last: readonly Recorded[]
  private readonly earlierStops: Stops | null

  constructor(
    tenant: Tenant,
    earlierStops: Stops | null = null,
    record: ConsentRecord = emptyRecord,
    ledger: readonly Recorded[] = [],
    last: readonly Recorded[] = [],
  ) {
    this.tenant = tenant
    this.earlierStops = earlierStops
    this.record = record
    this.ledger = ledger
    this.last = last
  }

  when(step: Step): Life {
    const { tenant, record, earlierStops, ledger } = this
    const events =
      'message' in step ? decide(step.message, { tenant, record, earlierStops, now: step.now }) : [step]
    const last = events.map((event, i): Recorded => {
      const seq = ledger.length + i + 1
      return { ...event, id: `life.${seq}`, seq }
    })
    return new Life(tenant, earlierStops, last.reduce(evolve, record), [...ledger, ...last], last)
  }

  /** Exactly these events, in this order; of each only what is named. */
  thenEvents(...expected: Partial<Recorded>[]): Life {
    expect(this.last).toMatchObject(expected)
    return this
  }

  thenStatus(program: string, expected: Status, now: string = days(1)): Life {
    expect(statusOf(this.record, program, now)).toBe(expected)
    return this
  }

  /** What the gate answers. */
  ask(program: string, question: Asked = {}): Verdict {
    const found = this.tenant.programs.find(({ id }) => id === program) as Program
    const {
      messageClass = found.messageClass,
      from = found.number,
      now = hours(1),
      sends = noSends,
    } = question
    return judge({ tenant: this.tenant, program: found, messageClass, from }, this.record, sends, now)
  }
}

interface Asked {
  messageClass?: MessageClass
  from?: string
  now?: string
  sends?: Sends
}

/** What has happened to a person at Acme, in order of delivery. */
export function given(...history: Step[]): Life {
  return givenAt(acme, ...history)
}

/** What has happened to a person at a tenant, in order of delivery. */
export function givenAt(tenant: Tenant, ...history: Step[]): Life {
  return history.reduce((life: Life, step) => life.when(step), new Life(tenant))
}

/** What has happened since an earlier life whose stops are still known. */
export function givenEarlierStops(stops: Stops, ...history: Step[]): Life {
  return history.reduce((life: Life, step) => life.when(step), new Life(acme, stops))
}
