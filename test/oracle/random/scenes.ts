import fc from 'fast-check'
import type { Reading } from '../inputs.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../model/time.ts'
import type { Tenant } from '../tenant.ts'
import { formAt, ids, moveAt, numberAt, programAt, someOf, wordAt } from './draws.ts'
import type { DatedAct, Move, Turn } from './moves.ts'

/** Short sequences that chance alone would seldom find. */
export function sceneAt(tenant: Tenant): fc.Arbitrary<Turn[]> {
  return fc.oneof(
    keeping(tenant),
    proving(tenant),
    interrupted(tenant),
    returning(tenant),
    sending(tenant),
    ...tenant.numbers.flatMap((each) => (each.carrierAnswersStop ? [blocking(tenant, each.number)] : [])),
  )
}

/** A stop that a carrier answers, late or in time, by text or by what AWS tells, and what follows it (OUT-9). */
function blocking(tenant: Tenant, number: string): fc.Arbitrary<Turn[]> {
  const late = fc.constantFrom(0, 0, 5 * MINUTE, HOUR)
  const text = late.map((each) => texted({ kind: 'stop', program: null }, number, each))
  const told = fc
    .tuple(
      fc.constantFrom<DatedAct>(
        { kind: 'delivery_failed', from: number, cause: 'carrier_block' },
        { kind: 'listed', from: number },
      ),
      late,
    )
    .map(([act, each]): Move => ({ move: 'dated', act, late: each }))
  const followed = fc.oneof(proofAt(tenant), formAt(tenant), moveAt(tenant))
  const start = texted({ kind: 'start', by: 'start' }, number)
  const waits = fc.constantFrom(MINUTE, HOUR, DAY, 200 * DAY)
  return fc
    .tuple(followed, fc.oneof(text, told), waits, followed, fc.boolean())
    .map(([before, stop, wait, after, comesBack]) => [
      soon(before),
      soon(stop),
      { after: wait, move: after },
      ...(comesBack ? [soon(start)] : []),
    ])
}

/** In every program, then STOP, then an answer to which to keep (OUT-6). */
function keeping(tenant: Tenant): fc.Arbitrary<Turn[]> {
  const answer = answerAt(tenant)
  const waits = fc.constantFrom(0, MINUTE, HOUR, DAY - SECOND, DAY)
  return fc
    .tuple(answer, waits, fc.boolean(), numberAt(tenant))
    .map(([reading, wait, again, to]) => [
      ...ids(tenant).map((program) => soon(written(program))),
      { after: MINUTE, move: texted({ kind: 'stop', program: null }, to) },
      ...(again ? [soon(texted({ kind: 'stop', program: null }, to, MINUTE))] : []),
      { after: wait, move: texted(reading, to) },
    ])
}

function answerAt(tenant: Tenant): fc.Arbitrary<Reading> {
  const choice = someOf(tenant).map((programs): Reading => ({ kind: 'choice', programs }))
  return fc.oneof(choice, wordAt(tenant))
}

/** A form, and what may complete it (IN-4, IN-5). */
function proving(tenant: Tenant): fc.Arbitrary<Turn[]> {
  const waits = fc.constantFrom(SECOND, MINUTE, HOUR, DAY - SECOND, DAY)
  return fc
    .tuple(formAt(tenant), waits, proofAt(tenant))
    .map(([form, wait, proof]) => [soon(form), { after: wait, move: proof }])
}

function proofAt(tenant: Tenant): fc.Arbitrary<Move> {
  const word = fc.oneof(
    wordAt(tenant),
    fc.constantFrom<Reading>({ kind: 'yes' }, { kind: 'start', by: 'start' }, { kind: 'start', by: 'join' }),
  )
  const text = fc.tuple(word, numberAt(tenant)).map(([reading, to]) => texted(reading, to))
  return fc.oneof({ weight: 3, arbitrary: text }, { weight: 1, arbitrary: fc.constant(lastCode) })
}

const lastCode: Move = { move: 'code', which: -1, as: 'stop' }

/** A form and its proof, and then a STOP that was sent between them (OUT-7). */
function interrupted(tenant: Tenant): fc.Arbitrary<Turn[]> {
  const stop = fc.option(programAt(tenant)).map((program): Reading => ({ kind: 'stop', program }))
  return fc
    .tuple(formAt(tenant), proofAt(tenant), stop, numberAt(tenant))
    .map(([form, proof, reading, to]) => [
      soon(form),
      { after: 10 * MINUTE, move: proof },
      { after: MINUTE, move: texted(reading, to, 5 * MINUTE) },
    ])
}

/** A STOP, an expiry, and whatever comes first after it (GATE-4, IN-10). */
function returning(tenant: Tenant): fc.Arbitrary<Turn[]> {
  return fc
    .tuple(numberAt(tenant), moveAt(tenant))
    .map(([to, move]) => [soon(texted({ kind: 'stop', program: null }, to)), { after: 200 * DAY, move }])
}

/** Consent, and as many messages as a cap lets through, and more (GATE-8). */
function sending(tenant: Tenant): fc.Arbitrary<Turn[]> {
  return programAt(tenant).map((program) => [
    soon(written(program)),
    ...Array.from({ length: 4 }, () => soon({ move: 'act', act: { kind: 'send', program } })),
  ])
}

function soon(move: Move): Turn {
  return { after: MINUTE, move }
}

function texted(reading: Reading, to: string, late = 0): Move {
  return { move: 'text', reading, to, late, dateOf: null }
}

function written(program: string): Move {
  const row = { status: 'opted_in', program, level: 'express_written', medium: 'paper_form' } as const
  return { move: 'row', row: { ...row, complete: true, late: 0 }, by: 'record' }
}
