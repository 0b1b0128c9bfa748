import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Recorded } from '../../../../lambdas/domain/core/events.ts'
import { isAtLeast, levelNeeded } from '../../../../lambdas/domain/core/level.ts'
import { evolve } from '../../../../lambdas/domain/core/record/evolve.ts'
import { type ConsentRecord, emptyRecord } from '../../../../lambdas/domain/core/record/record.ts'
import { decide } from '../../../../lambdas/domain/decide.ts'
import { programOf } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, minutes, text } from '../../../fixtures.ts'
import { runs } from '../../../runs.ts'

/** What people text, each with the programs that it asks for; `default` is the one of the number (IN-1). */
const ASKS: Readonly<Record<string, readonly string[]>> = {
  ...{ START: ['acme-alerts'], SUBSCRIBE: ['acme-alerts'], UNSTOP: ['acme-alerts'] },
  ...{ OFFERS: ['acme-offers'], 'JOIN OFFERS': ['acme-offers'], 'START ALERTS': ['acme-alerts'] },
  ...{ 'keep offers': ['acme-offers'], 'only alerts': ['acme-alerts'] },
  ...{ 'offers and alerts': ['acme-offers', 'acme-alerts'], alerts: ['acme-alerts'] },
  ...{ 'acme login': ['acme-login'], 'acme alerts': ['acme-alerts'], offers: ['acme-offers'] },
  ...{ YES: [], STOP: [], ALTO: [], 'STOP OFFERS': [], 'stop alerts': [], HELP: [] },
  ...{ hello: [], 'put me back on the list': [], 'please stop texting me': [], 'not interested': [] },
}

/** What happened by the end of some texts, a minute apart; the questions of stops were all sent (OUT-6). */
function eventsAfter(bodies: readonly string[]): Recorded[] {
  let record: ConsentRecord = emptyRecord
  const ledger: Recorded[] = []
  for (const [place, body] of bodies.entries()) {
    const { message, now } = text(body, minutes(place))
    const question = record.question?.at ?? null
    for (const event of decide(message, { tenant: acme, record, now, question })) {
      const recorded: Recorded = { ...event, id: `life.${ledger.length + 1}`, seq: ledger.length + 1 }
      record = evolve(record, recorded)
      ledger.push(recorded)
    }
  }
  return ledger
}

const histories = fc.array(fc.constantFrom(...Object.keys(ASKS)), { minLength: 1, maxLength: 12 })
const grantsIn = (events: readonly Recorded[]) =>
  events.flatMap((event) => (event.type === 'opted_in' ? [event] : []))

test('OUT-9, OUT-6 no history of texts grants a program that the person did not ask for in that very text', () => {
  fc.assert(
    fc.property(histories, (bodies) => {
      const unasked = grantsIn(eventsAfter(bodies)).filter(
        ({ program, body, inboundMessageId }, _, all) =>
          !(ASKS[body ?? bodyOf(all, inboundMessageId)] ?? []).includes(program),
      )
      expect(unasked).toEqual([])
    }),
    { numRuns: runs(300) },
  )
})

test('OUT-6, GATE-2 no history restores a program by less than its class needs', () => {
  fc.assert(
    fc.property(histories, (bodies) => {
      const tooLow = grantsIn(eventsAfter(bodies)).filter(({ program, level }) => {
        const messageClass = programOf(acme, program)?.messageClass ?? 'promotional'
        return !isAtLeast(level, levelNeeded(messageClass))
      })
      expect(tooLow).toEqual([])
    }),
    { numRuns: runs(300) },
  )
})

test('OUT-6 the histories do restore programs', () => {
  const types = eventsAfter(['START', 'OFFERS', 'STOP', 'keep offers']).map(({ type }) => type)
  expect(types.slice(-2)).toEqual(['scope_clarified', 'opted_in'])
})

/** The first event of a text alone keeps its words. */
function bodyOf(all: readonly Recorded[], id: string | null): string {
  return all.find(({ body, inboundMessageId }) => body !== null && inboundMessageId === id)?.body ?? ''
}
