import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differences } from './compare.ts'
import { drawn } from './drawn.ts'
import { tenants } from './tenants.ts'

/** The same histories each time; `npm run histories` draws others. */
const SEED = 1
const RUNS = 300

test.each(tenants.map((both) => ({ both, id: both.tenant.id })))(
  'OUT-7: the system and the oracle agree on every answer, event and text of any history at $id',
  ({ both }) => {
    const numRuns = Math.ceil(RUNS / tenants.length)
    fc.assert(
      fc.property(drawn(both), (inputs) => {
        expect(differences(both, inputs)).toEqual([])
      }),
      { numRuns, seed: SEED, interruptAfterTimeLimit: 100_000 },
    )
  },
  120_000,
)
