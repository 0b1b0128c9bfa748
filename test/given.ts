import { expect } from 'vitest'
import type { ConsentEvent, Recorded } from '../lambdas/domain/core/events.ts'
import { keepEarlierStops, withEarlierStops } from '../lambdas/domain/core/record/earlier-stops.ts'
import { evolve } from '../lambdas/domain/core/record/evolve.ts'
import { type ConsentRecord, emptyRecord, type Stops } from '../lambdas/domain/core/record/record.ts'
import { statusOf } from '../lambdas/domain/core/record/status.ts'
import { emptySendHistory, type SendHistory } from '../lambdas/domain/core/send-history.ts'
import type { MessageClass, Status } from '../lambdas/domain/core/vocabulary.ts'
import { type Command, decide } from '../lambdas/domain/decide.ts'
import { judge, type Verdict } from '../lambdas/domain/gate/gate.ts'
import type { Program, Tenant } from '../lambdas/domain/tenant/definitions.ts'
import { acme, days, hours, type Step } from './fixtures.ts'

/** One person's history at one tenant: what is known, and the ledger. */
export class Scenario {
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

  when(step: Step): Scenario {
    const { tenant, record, earlierStops, ledger } = this
    const events = 'message' in step ? this.decided(step.message, step.now) : [step]
    const last = events.map((event, i): Recorded => {
      const seq = ledger.length + i + 1
      return { ...event, id: `life.${seq}`, seq }
    })
    return new Scenario(tenant, earlierStops, last.reduce(evolve, record), [...ledger, ...last], last)
  }

  /** What a command makes happen; the stops of earlier record generations are known where there are any. */
  private decided(command: Command, now: string): ConsentEvent[] {
    const { tenant, record, earlierStops } = this
    if (earlierStops === null || record.earlierStops) return decide(command, { tenant, record, now })
    const informed = withEarlierStops(record, earlierStops)
    return keepEarlierStops(decide(command, { tenant, record: informed, now }), earlierStops)
  }

  /** Exactly these events, in this order; of each only what is named. */
  thenEvents(...expected: Partial<Recorded>[]): Scenario {
    expect(this.last).toMatchObject(expected)
    return this
  }

  thenStatus(program: string, expected: Status, now: string = days(1)): Scenario {
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
      sends = emptySendHistory,
    } = question
    return judge({ tenant: this.tenant, program: found, messageClass, from }, this.record, sends, now)
  }
}

interface Asked {
  messageClass?: MessageClass
  from?: string
  now?: string
  sends?: SendHistory
}

/** What has happened to a person at Acme, in order of delivery. */
export function given(...history: Step[]): Scenario {
  return givenAt(acme, ...history)
}

/** What has happened to a person at a tenant, in order of delivery. */
export function givenAt(tenant: Tenant, ...history: Step[]): Scenario {
  return history.reduce((scenario: Scenario, step) => scenario.when(step), new Scenario(tenant))
}

/** What has happened since an earlier record generation whose stops are still known. */
export function givenEarlierStops(stops: Stops, ...history: Step[]): Scenario {
  return history.reduce((scenario: Scenario, step) => scenario.when(step), new Scenario(acme, stops))
}
