import fc from 'fast-check'
import type { System } from '../../../system.ts'
import { EVIDENCE, grant, phonedStop, staffOf } from './operating.ts'

/** Something that a person says or that staff do. */
export interface Act {
  name: string
  /** Does it to a number; what it answers tells whether it was refused. */
  run: (system: System, to: string) => Promise<unknown>
  /** What it says about everything: a stop, or a way back where it is not refused. */
  means?: 'stop' | 'comes_back'
}

const MINUTES = 60_000
const before = (system: System, minutes: number) =>
  new Date(Date.parse(system.now()) - minutes * MINUTES).toISOString()

const says = (body: string, means?: Act['means']): Act => ({
  name: body,
  ...(means && { means }),
  run: (system, to) => system.text(body, { from: to }),
})

const texts: Act[] = [
  says('START', 'comes_back'),
  says('OFFERS', 'comes_back'),
  says('STOP', 'stop'),
  says('STOP OFFERS'),
  says('YES'),
  says('HELP'),
  says('Not interested'),
  says('Where is my order?'),
]

const programs = ['acme-alerts', 'acme-offers', 'acme-login']
const ages = [-4, 0, 1, 7, 60, 60 * 24 * 30]

const records: fc.Arbitrary<Act> = fc
  .record({ program: fc.constantFrom(...programs), age: fc.constantFrom(...ages), confirm: fc.boolean() })
  .map(({ program, age, confirm }) => ({
    name: `record ${program} ${age}`,
    means: 'comes_back',
    run: (system, to) =>
      staffOf(system).record(grant({ program, to, at: before(system, age), evidence: EVIDENCE }), {
        confirm,
      }),
  }))

const imports: fc.Arbitrary<Act> = fc
  .record({ program: fc.constantFrom(...programs), age: fc.constantFrom(...ages) })
  .map(({ program, age }) => ({
    name: `import ${program} ${age}`,
    run: (system, to) => staffOf(system).import([grant({ program, to, at: before(system, age) })]),
  }))

const stops: fc.Arbitrary<Act> = fc
  .record({ program: fc.constantFrom(null, ...programs), age: fc.constantFrom(...ages), bulk: fc.boolean() })
  .map(({ program, age, bulk }) => ({
    name: `stop ${program} ${age} ${bulk}`,
    ...(program === null && { means: 'stop' as const }),
    run: (system, to) => {
      const row = phonedStop({ program, to, at: before(system, age) })
      return bulk ? staffOf(system).import([row]) : staffOf(system).record(row)
    },
  }))

const lists: fc.Arbitrary<Act> = fc
  .record({ list: fc.constantFrom('own', 'deny'), set: fc.boolean() })
  .map(({ list, set }) => ({
    name: `${list} ${set}`,
    run: (system, to) => staffOf(system).operate({ action: list, to, set, note: 'why' }),
  }))

/** Staff erase what may be erased. */
export const erasing: Act = {
  name: 'erase',
  means: 'stop',
  run: (system, to) => staffOf(system).erase(to),
}

/** Texts and operations of every kind on one number, and what else is named. */
export const acts = (...others: Act[]): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...texts, ...others) },
      { weight: 3, arbitrary: records },
      { weight: 2, arbitrary: imports },
      { weight: 2, arbitrary: stops },
      { weight: 2, arbitrary: lists },
    ),
    { minLength: 3, maxLength: 10 },
  )
