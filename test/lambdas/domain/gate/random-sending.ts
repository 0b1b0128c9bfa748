import fc from 'fast-check'
import { zoneOffset } from '../../../../lambdas/adapters/gate/zone-offset.ts'
import { type ConsentRecord, emptyRecord } from '../../../../lambdas/domain/core/record/record.ts'
import { emptySendHistory, type SendHistory } from '../../../../lambdas/domain/core/send-history.ts'
import { after, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { decideGate } from '../../../../lambdas/domain/gate/decide-gate.ts'
import { countMessage } from '../../../../lambdas/domain/gate/frequency.ts'
import type { Question, Verdict } from '../../../../lambdas/domain/gate/gate.ts'
import places from '../../../../lambdas/domain/hours/places.json' with { type: 'json' }
import { withLeadTime } from '../../../../lambdas/domain/hours/schedule.ts'
import { schedulesBy } from '../../../../lambdas/domain/hours/schedules.ts'
import type { Frequency, Tenant } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, type Delivery, days, minutes, noon, request } from '../../../fixtures.ts'
import { givenAt, type Scenario } from '../../../given.ts'
import { histories } from '../core/random-history.ts'

const quarter = (place: number) =>
  `${String(Math.floor(place / 4)).padStart(2, '0')}:${['00', '15', '30', '45'][place % 4]}`

const stretch = fc
  .tuple(fc.nat(95), fc.nat(95))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from: quarter(from), to: quarter(to) }))

const frequency: fc.Arbitrary<Frequency> = fc.record({
  messages: fc.integer({ min: 1, max: 5 }),
  per: fc.constantFrom('day', 'week', 'month', 'request'),
})

/** Acme with other settings: hours, caps, promises, classes, codes after a stop, conversations after a stop. */
const tenants: fc.Arbitrary<Tenant> = fc
  .record({
    sendingHours: fc.record({
      weekdays: stretch,
      saturday: stretch,
      sunday: stretch,
      endedRules: fc.boolean(),
      promotionalPerDay: fc.option(fc.integer({ min: 1, max: 4 })),
    }),
    frequencies: fc.tuple(frequency, frequency, frequency),
    otpAfterStop: fc.boolean(),
    conversationAfterStop: fc.boolean(),
  })
  .map(({ sendingHours, frequencies, otpAfterStop, conversationAfterStop }) => ({
    ...acme,
    sendingHours,
    numbers: acme.numbers.map((number) => ({ ...number, conversationAfterStop })),
    programs: acme.programs.map((program, i) => ({
      ...program,
      frequency: frequencies[i] ?? program.frequency,
      otpAfterStop: program.type === 'otp' && otpAfterStop,
    })),
  }))

const zones = [...new Set(Object.keys(places).flatMap((place) => place.split(' ').slice(1)))]
const prefixes = Object.values(places).flatMap((listed) => listed.split(' '))

/** Numbers of every place that is listed, and of none. */
const numbers = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom(...prefixes) },
    { weight: 1, arbitrary: fc.constantFrom('1800', '1861', '999') },
  )
  .map((prefix) => `+${prefix}5550142`.slice(0, 15))

const sent = fc.array(fc.record({ program: fc.nat(2), hoursAgo: fc.nat(40) }), { maxLength: 6 })

/** Everything that a message is decided by. */
export interface DecisionContext {
  tenant: Tenant
  to: string
  delivered: Delivery[]
  scenario: Scenario
  record: ConsentRecord
  sends: SendHistory
  question: Question
  now: string
}

export const situations: fc.Arbitrary<DecisionContext> = fc
  .record({
    tenant: tenants,
    to: numbers,
    history: histories,
    signsUp: fc.boolean(),
    owned: fc.boolean(),
    zone: fc.option(fc.constantFrom(...zones), { freq: 2 }),
    region: fc.option(fc.constantFrom('US-LA', 'US-RI', 'US-TX', 'CA-QC'), { freq: 1 }),
    expired: fc.nat(9).map((chance) => chance === 0),
    sent,
    program: fc.nat(2),
    messageClass: fc.constantFrom(undefined, 'conversational', 'informational', 'promotional'),
    code: fc.option(fc.record({ minutesAgo: fc.integer({ min: -5, max: 12 }), used: fc.boolean() })),
    later: fc.oneof(fc.nat(30 * 60), fc.nat(20 * 24 * 60)),
  })
  .map(({ tenant, to, history, signsUp, owned, zone, region, expired, sent, program: place, ...asked }) => {
    const delivered = signsUp ? history : history.filter(({ message }) => message.body !== 'YES')
    const pending = signsUp ? [request('acme-login', minutes(0), { until: days(1) })] : []
    const scenario = givenAt(tenant, ...pending, ...delivered)
    const now = after(delivered.at(-1)?.now ?? noon, asked.later * MINUTE)
    const program = tenant.programs[place] as Tenant['programs'][number]
    const named = asked.messageClass ?? program.messageClass
    const messageClass =
      program.messageClass === 'promotional' && named === 'informational' ? 'promotional' : named
    const codeRequest = asked.code
      ? { id: 'login-1', at: after(now, -asked.code.minutesAgo * MINUTE), used: asked.code.used }
      : undefined
    const record: ConsentRecord = {
      ...scenario.record,
      owned:
        owned && scenario.record.stops.all === null
          ? { id: 'entry', since: noon, by: 'dana', note: 'kiosk' }
          : null,
      zone: zone === null && region === null ? null : { id: 'zone', zone, region, since: noon, by: 'dana' },
    }
    const sends = sent
      .map(({ program, hoursAgo }) => ({
        program: tenant.programs[program],
        at: after(now, -hoursAgo * HOUR),
      }))
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .reduce(
        (counted, { program, at }) =>
          program ? countMessage({ program, messageClass: program.messageClass, at }, counted) : counted,
        emptySendHistory,
      )
    return {
      tenant,
      to,
      delivered,
      scenario,
      record: expired ? emptyRecord : record,
      sends,
      question: { tenant, program, messageClass, from: program.number, codeRequest },
      now,
    }
  })

const schedulesOf = schedulesBy(zoneOffset)

/** What the gate answers at an instant; the sending gate wants the hours to last so many milliseconds more. */
export function answerAt(
  { tenant, to, record, sends, question }: DecisionContext,
  now: string,
  lead = 0,
): Verdict {
  const schedule = () => withLeadTime(schedulesOf(tenant, now)(to, record.zone), lead)
  return decideGate(question, to, { record, sends, schedule }, now)
}
