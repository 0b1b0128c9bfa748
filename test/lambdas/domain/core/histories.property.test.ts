import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../../../lambdas/domain/core/record/evolve.ts'
import { expiryOf, monthsAfter } from '../../../../lambdas/domain/core/record/expiry.ts'
import { emptyRecord } from '../../../../lambdas/domain/core/record/record.ts'
import { statusOf } from '../../../../lambdas/domain/core/record/status.ts'
import { acme, type Delivery, minutes } from '../../../fixtures.ts'
import { given, type Scenario } from '../../../given.ts'
import { runs } from '../../../runs.ts'
import { expectedStatus, grantsOf, histories, stopsOf, twoOrders } from './random-history.ts'

const programs = acme.programs.map(({ id }) => id)
const classes = ['conversational', 'informational', 'promotional'] as const
const questions = programs.flatMap((program) => classes.map((messageClass) => ({ program, messageClass })))

/** Checks a claim after every message of a random history; the claim sees what was delivered until then. */
function always(claim: (scenario: Scenario, delivered: Delivery[], before: Scenario) => void) {
  fc.assert(
    fc.property(histories, (history) => {
      history.reduce((before, delivery, i) => {
        const scenario = before.when(delivery)
        claim(scenario, history.slice(0, i + 1), before)
        return scenario
      }, given())
    }),
    { numRuns: runs(80) },
  )
}

const statuses = ({ record }: Scenario) => programs.map((program) => statusOf(record, program, minutes(60)))
const stoppedPrograms = (delivered: Delivery[]) =>
  programs.filter((program) => {
    const stop = stopsOf(delivered, program).at(-1)
    const grant = grantsOf(delivered, program).at(-1)
    return stop !== undefined && (grant === undefined || grant <= stop)
  })

test('OUT-5 the gate never allows where the latest word is a stop', () => {
  always((scenario, delivered) => {
    const stopped = stoppedPrograms(delivered)
    const now = delivered.at(-1)?.now ?? minutes(0)
    const asked = questions.filter(({ program }) => stopped.includes(program))
    const allowed = asked.filter(
      ({ program, messageClass }) => scenario.ask(program, { messageClass, now }).decision !== 'deny',
    )
    expect(allowed).toEqual([])
  })
})

test('GATE-1 the gate never allows beyond a conversation what nobody opted in to', () => {
  always((scenario, delivered) => {
    const never = programs.filter((program) => grantsOf(delivered, program).length === 0)
    const answers = never.map((program) => scenario.ask(program, { now: minutes(60) }).decision)
    expect(answers).toEqual(never.map(() => 'deny'))
  })
})

test('IN-10 each status is what the dates of the messages say', () => {
  always((scenario, delivered) => {
    expect(statuses(scenario)).toEqual(programs.map((program) => expectedStatus(delivered, program)))
  })
})

test('OUT-7 the order of delivery does not change anybody’s status', () => {
  fc.assert(
    fc.property(twoOrders, ([one, other]) => {
      expect(statuses(given(...one))).toEqual(statuses(given(...other)))
    }),
    { numRuns: runs(200) },
  )
})

test('OUT-7 the order of delivery does not change what the gate answers', () => {
  const answers = (history: Delivery[]) =>
    questions.map(({ program, messageClass }) => given(...history).ask(program, { messageClass }).reason)
  fc.assert(
    fc.property(twoOrders, ([one, other]) => {
      expect(answers(one)).toEqual(answers(other))
    }),
  )
})

test('OUT-7 repeating every message changes nothing anybody’s status', () => {
  fc.assert(
    fc.property(twoOrders, ([one, other]) => {
      expect(statuses(given(...one, ...other))).toEqual(statuses(given(...one)))
    }),
  )
})

test('CONV-2 no window survives a stop of its date or later', () => {
  always(({ record }, delivered) => {
    const lastStop = stopsOf(delivered, 'acme-offers').at(-1) ?? ''
    expect(Object.values(record.windows).filter(({ since }) => since <= lastStop)).toEqual([])
  })
})

test('CONV-2 who has stopped everything and not come back has no window', () => {
  always(({ record }, delivered) => {
    const stopped = stoppedPrograms(delivered).length === programs.length
    expect(stopped ? record.windows : {}).toEqual({})
  })
})

test('REC-2 the record is what the ledger folds to', () => {
  always(({ record, ledger }) => {
    expect(fold(emptyRecord, ledger)).toEqual(record)
  })
})

test('REC-1 a record expires where nobody is opted in, and never within six months of the last stop', () => {
  always(({ record }, delivered) => {
    const expiry = expiryOf(record, 6)
    const lastStop = stopsOf(delivered, 'acme-offers').at(-1)
    const optedIn = programs.some((program) => expectedStatus(delivered, program) === 'opted_in')
    expect(expiry === null).toBe(optedIn)
    expect((expiry ?? Number.POSITIVE_INFINITY) * 1000).toBeGreaterThan(
      lastStop ? monthsAfter(lastStop, 6) : 0,
    )
  })
})

test('REPLY-1 a message is answered by one text at most', () => {
  always(({ last }) => {
    expect(last.filter(({ reply }) => reply !== null).length).toBeLessThanOrEqual(1)
  })
})

test('OUT-6 a stop of everything is confirmed only to who had not stopped everything', () => {
  always(({ last }, delivered) => {
    const before = stoppedPrograms(delivered.slice(0, -1)).length === programs.length
    const confirmed = last.some(({ reply }) => reply?.kind === 'stop_confirmation')
    expect(before && confirmed).toBe(false)
  })
})
