import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Delivery, minutes } from '../../../fixtures.ts'
import { given } from '../../../given.ts'
import { runs } from '../../../runs.ts'
import { histories } from '../core/random-history.ts'

const SETTLING = ['START', 'OFFERS', 'YES']

/** Whether some unsure message has no later word of the person that settles it, by the dates alone. */
function unsettled(history: readonly Delivery[]): boolean {
  const sent = history.map(({ message }) => message)
  return sent
    .filter(({ body }) => body === 'Not interested')
    .some(
      ({ at }) =>
        !sent.some(
          (word) => (SETTLING.includes(word.body) && word.at > at) || (word.body === 'STOP' && word.at >= at),
        ),
    )
}

test('OUT-2 no promotional message is allowed while an unsure message is unsettled', () => {
  fc.assert(
    fc.property(histories.filter(unsettled), (history) => {
      expect(given(...history).ask('acme-offers', { now: minutes(60) }).decision).toBe('deny')
    }),
    { numRuns: runs(200) },
  )
})

test('OUT-2 the question is asked at most once in 24 hours and number', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const asked = given(...history).ledger.filter(({ reply }) => reply?.kind === 'review_question')
      expect(asked.length).toBeLessThanOrEqual(1)
    }),
    { numRuns: runs(200) },
  )
})
