import fc from 'fast-check'
import type { Act, Reading, StopMedium } from '../inputs.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../model/time.ts'
import type { Level, MessageClass, Tenant } from '../tenant.ts'
import type { DatedAct, Move, RowParts } from './moves.ts'

/** How much time passes before something happens; the edges of the rules are among them. */
export const gap = weighted<number>(
  [8, [0]],
  [8, [SECOND, MINUTE, 4 * MINUTE, 30 * MINUTE]],
  [4, [5 * MINUTE, 10 * MINUTE, HOUR, 12 * HOUR]],
  [3, [DAY - SECOND, DAY, DAY + SECOND, 3 * DAY]],
  [1, [7 * DAY, 9 * DAY, 30 * DAY, 90 * DAY]],
  [1, [200 * DAY]],
)

/** How late a text comes; less than nothing is a date ahead of the clock. */
const lateness = weighted<number>(
  [8, [0]],
  [4, [SECOND, MINUTE, 5 * MINUTE, 6 * MINUTE]],
  [2, [30 * MINUTE, HOUR, 61 * MINUTE, 5 * HOUR]],
  [1, [DAY - SECOND, DAY, 3 * DAY, 10 * DAY, 23 * DAY]],
  [1, [-MINUTE, -3 * MINUTE]],
)

export function moveAt(tenant: Tenant): fc.Arbitrary<Move> {
  return fc.oneof(
    { weight: 30, arbitrary: textAt(tenant) },
    { weight: 3, arbitrary: fc.record({ move: fc.constant('repeat' as const), which: fc.nat() }) },
    { weight: 6, arbitrary: formAt(tenant) },
    { weight: 3, arbitrary: whichOf('code') },
    { weight: 2, arbitrary: whichOf('review') },
    { weight: 8, arbitrary: rowMove(tenant) },
    { weight: 4, arbitrary: choicesAt(tenant) },
    { weight: 6, arbitrary: sendAt(tenant) },
    { weight: 2, arbitrary: codeRequestAt(tenant) },
    { weight: 3, arbitrary: datedAt(tenant) },
    { weight: 5, arbitrary: plainAct() },
  )
}

function textAt(tenant: Tenant): fc.Arbitrary<Move> {
  return fc.record({
    move: fc.constant('text' as const),
    reading: readingAt(tenant),
    to: numberAt(tenant),
    late: lateness,
    dateOf: fc.option<number, null>(fc.nat(), { freq: 8 }),
  })
}

/** A program's keyword or name. */
export function wordAt(tenant: Tenant): fc.Arbitrary<Reading> {
  const names = tenant.programs.map(({ id }): Reading => ({ kind: 'start', by: 'name', program: id }))
  const keywords = tenant.programs
    .filter(({ keyword }) => keyword !== null)
    .map(({ id }): Reading => ({ kind: 'start', by: 'keyword', program: id }))
  return fc.constantFrom(...names, ...keywords)
}

/** Every reading of a text. */
export function readingAt(tenant: Tenant): fc.Arbitrary<Reading> {
  const stop = programAt(tenant).map((program): Reading => ({ kind: 'stop', program }))
  const choice = someOf(tenant).map((programs): Reading => ({ kind: 'choice', programs }))
  const said = weighted<Reading>(
    [6, [{ kind: 'stop', program: null }]],
    [
      6,
      [
        { kind: 'start', by: 'start' },
        { kind: 'start', by: 'join' },
      ],
    ],
    [5, [{ kind: 'yes' }]],
    [4, [{ kind: 'other' }]],
    [3, [{ kind: 'unsure' }]],
    [3, [{ kind: 'help' }, { kind: 'join_request' }, { kind: 'automatic' }]],
  )
  return fc.oneof(
    { weight: 27, arbitrary: said },
    { weight: 3, arbitrary: stop },
    { weight: 7, arbitrary: wordAt(tenant) },
    { weight: 1, arbitrary: choice },
  )
}

export function formAt(tenant: Tenant): fc.Arbitrary<Move> {
  return someOf(tenant).map((programs) => ({ move: 'act', act: { kind: 'form', formId: '', programs } }))
}

function whichOf(move: 'code' | 'review'): fc.Arbitrary<Move> {
  const as = fc.constantFrom('stop' as const, 'not_a_stop' as const)
  return fc.record({ move: fc.constant(move), which: fc.nat(), as })
}

function rowMove(tenant: Tenant): fc.Arbitrary<Move> {
  return fc.record({
    move: fc.constant('row' as const),
    row: rowAt(tenant),
    by: fc.constantFrom('record' as const, 'record' as const, 'import' as const, 'confirm' as const),
  })
}

export function rowAt(tenant: Tenant): fc.Arbitrary<RowParts> {
  const grants = fc.record({
    status: fc.constant('opted_in' as const),
    program: programAt(tenant),
    level: fc.constantFrom<Level>('express', 'express', 'express_written', 'express_written', 'implied'),
    medium: fc.constantFrom('paper_form', 'paper_form', 'verbal', 'point_of_sale', 'email'),
    complete: weighted<boolean>([9, [true]], [1, [false]]),
    late: lateness,
  })
  const stops = fc.record({
    status: fc.constant('opted_out' as const),
    program: fc.option(programAt(tenant)),
    medium: fc.constantFrom<StopMedium>('phone_call', 'operator', 'email'),
    late: lateness,
  })
  return fc.oneof({ weight: 4, arbitrary: grants }, { weight: 1, arbitrary: stops })
}

/** Choices join, leave or stop all; no program is both joined and left. */
function choicesAt(tenant: Tenant): fc.Arbitrary<Move> {
  const join = someOf(tenant).map((programs) => ({ join: programs, leave: [], stopAll: false }))
  const leave = someOf(tenant).map((programs) => ({ join: [], leave: programs, stopAll: false }))
  const both = fc
    .shuffledSubarray(ids(tenant), { minLength: Math.min(2, tenant.programs.length) })
    .map(([first = '', ...rest]) => ({ join: [first], leave: rest, stopAll: false }))
  const all = fc.constant({ join: [], leave: [], stopAll: true })
  return fc
    .oneof(join, leave, both, all)
    .map((choices) => ({ move: 'act', act: { kind: 'choices', ...choices } }))
}

function sendAt(tenant: Tenant): fc.Arbitrary<Move> {
  return fc
    .record({ program: programAt(tenant), conversational: fc.boolean(), from: fc.option(numberAt(tenant)) })
    .map(({ program, conversational, from }) => {
      const messageClass: { messageClass?: MessageClass } = conversational
        ? { messageClass: 'conversational' }
        : {}
      return {
        move: 'act',
        act: { kind: 'send', program, ...messageClass, ...(from === null ? {} : { from }) },
      }
    })
}

function codeRequestAt(tenant: Tenant): fc.Arbitrary<Move> {
  const otp = tenant.programs.filter((program) => program.otp).map(({ id }) => id)
  if (otp.length === 0) return fc.constant<Move>({ move: 'act', act: { kind: 'wait' } })
  return fc.record({
    move: fc.constant('request' as const),
    program: fc.constantFrom(...otp),
    late: fc.constantFrom(0, MINUTE, 10 * MINUTE, 11 * MINUTE),
    repeats: weighted<boolean>([4, [false]], [1, [true]]),
  })
}

function datedAt(tenant: Tenant): fc.Arbitrary<Move> {
  const carriers = tenant.numbers.filter(({ carrierAnswersStop }) => carrierAnswersStop)
  const failed = numberAt(tenant).map(
    (from): DatedAct => ({ kind: 'delivery_failed', from, cause: 'unreachable' }),
  )
  const blocked = carriers.flatMap(({ number: from }): DatedAct[] => [
    { kind: 'delivery_failed', from, cause: 'carrier_block' },
    { kind: 'listed', from },
  ])
  const act = fc.oneof(
    failed,
    fc.constantFrom<DatedAct>({ kind: 'complain' }, { kind: 'reassigned' }, ...blocked),
  )
  return fc.record({ move: fc.constant('dated' as const), act, late: lateness.filter((late) => late >= 0) })
}

function plainAct(): fc.Arbitrary<Move> {
  const act = weighted<Act>(
    [3, [{ kind: 'deny', set: true }]],
    [4, [{ kind: 'deny', set: false }]],
    [3, [{ kind: 'own', set: true }]],
    [2, [{ kind: 'own', set: false }]],
    [2, [{ kind: 'stop_link' }]],
    [1, [{ kind: 'erase' }]],
    [1, [{ kind: 'zone', region: 'US-WA' }]],
    [3, [{ kind: 'wait' }]],
  )
  return act.map((each) => ({ move: 'act', act: each }))
}

export function ids(tenant: Tenant): string[] {
  return tenant.programs.map(({ id }) => id)
}

export function programAt(tenant: Tenant): fc.Arbitrary<string> {
  return fc.constantFrom(...ids(tenant))
}

/** Most programs are texted at their own number, so every number comes up. */
export function numberAt(tenant: Tenant): fc.Arbitrary<string> {
  const numbers = tenant.numbers.map(({ number }) => number)
  return fc.constantFrom(...numbers, ...tenant.programs.map(({ number }) => number))
}

export function someOf(tenant: Tenant): fc.Arbitrary<string[]> {
  return fc.subarray(ids(tenant), { minLength: 1 })
}

export function weighted<Value>(...groups: readonly [number, readonly Value[]][]): fc.Arbitrary<Value> {
  return fc.oneof(...groups.map(([weight, values]) => ({ weight, arbitrary: fc.constantFrom(...values) })))
}
