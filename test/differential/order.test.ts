import fc from 'fast-check'
import { expect, test } from 'vitest'
import { statusOf } from '../../lambdas/domain/core/record/status.ts'
import type { Input } from '../oracle/inputs.ts'
import { questionsOf } from '../oracle/questions.ts'
import { sameFactsInTwoOrders } from '../oracle/random/two-orders.ts'
import { runs } from '../runs.ts'
import { askGate, iso, play } from './play.ts'
import { type Both, tenants } from './tenants.ts'

/** What every gate question is answered in the end, and where the person stands. */
function inTheEnd(both: Both, inputs: readonly Input[], end: number) {
  const person = play(both, inputs, () => {})
  const now = iso(end)
  person.passUntil(now)
  const answers = questionsOf(both.tenant).map((question) => {
    const { decision, reason } = askGate(person, question, now)
    return { ...question, decision, reason }
  })
  const statuses = both.tenant.programs.map(({ id }) => statusOf(person.record, id, now))
  return { answers, statuses }
}

test.each(tenants.map((both) => ({ both, id: both.tenant.id })))(
  'OUT-7: the same dated texts, forms and records end in the same answers, whatever their order of delivery, at $id',
  ({ both }) => {
    fc.assert(
      fc.property(sameFactsInTwoOrders(both.tenant), ({ first, second, end }) => {
        expect(inTheEnd(both, first, end)).toEqual(inTheEnd(both, second, end))
      }),
      { numRuns: runs(50) },
    )
  },
  60_000,
)
