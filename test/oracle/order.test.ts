import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { acme } from './given.ts'
import { histories } from './histories.ts'
import { ask, lookupAt, replay } from './oracle.ts'
import { questionsOf } from './questions.ts'
import { sameFactsInTwoOrders, type TwoOrders } from './random/two-orders.ts'
import { sampleTenant } from './tenant.ts'
import { wide } from './wide-tenant.ts'

const tenants = [acme, sampleTenant('globex'), wide]

describe.each(tenants.map((tenant) => ({ tenant, id: tenant.id })))('any history at $id', ({ tenant }) => {
  it('OUT-7 the same dated facts end in the same answers, whatever the order of delivery', () => {
    fc.assert(
      fc.property(sameFactsInTwoOrders(tenant), ({ first, second, end }: TwoOrders) => {
        const answers = [first, second].map((inputs) => {
          const history = replay(tenant, inputs)
          const gates = questionsOf(tenant).map((question) => {
            const { decision, reason } = ask(history, end, question)
            return { ...question, decision, reason }
          })
          return { gates, lookup: lookupAt(history, end) }
        })
        expect(answers[1]).toEqual(answers[0])
      }),
      { numRuns: runs(20) },
    )
  })

  it('OUT-5 after a stop by page nothing allows a send', () => {
    fc.assert(
      fc.property(histories(tenant), (inputs) => {
        const now = (inputs.at(-1)?.deliveredAt ?? 0) + 2
        const stop = { kind: 'stop_link' as const, id: 'last', deliveredAt: now }
        const history = replay(tenant, [...inputs, stop])
        const answers = questionsOf(tenant).map((question) => ask(history, now, question).reason)
        expect(new Set(answers)).toEqual(new Set(['opted_out']))
      }),
      { numRuns: runs(10) },
    )
  })

  it('OUT-7 a repeated delivery changes nothing', () => {
    fc.assert(
      fc.property(histories(tenant), fc.nat(), (inputs, which) => {
        const texts = inputs.filter((each) => each.kind === 'text')
        const text = texts[which % Math.max(texts.length, 1)]
        const index = text ? inputs.indexOf(text) : -1
        const again = [
          ...inputs.slice(0, index + 1),
          ...inputs.slice(index, index + 1),
          ...inputs.slice(index + 1),
        ]
        const end = inputs.at(-1)?.deliveredAt ?? 0
        const delivered = index < 0 ? inputs : again
        expect(lookupAt(replay(tenant, delivered), end)).toEqual(lookupAt(replay(tenant, inputs), end))
      }),
      { numRuns: runs(10) },
    )
  })

  it('GATE-6 every allow names what allows it', () => {
    fc.assert(
      fc.property(histories(tenant), (inputs) => {
        const history = replay(tenant, inputs)
        const end = inputs.at(-1)?.deliveredAt ?? 0
        const allows = questionsOf(tenant).map((question) => ask(history, end, question))
        for (const answer of allows) {
          if (answer.decision === 'allow') expect(answer.consent?.id).toBeTruthy()
        }
      }),
      { numRuns: runs(10) },
    )
  })
})
