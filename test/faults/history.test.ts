import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { runs } from '../runs.ts'
import { type Delivery, history, type Lived, live, MEANING } from './histories.ts'

const RUNS = runs(8)
const AT_ONCE = 4

let generations: Lived[]

/** Every history is lived once, on the real engine, and every property is asked of it. */
beforeAll(async () => {
  const histories = fc.sample(history, RUNS)
  const runs = Array.from({ length: AT_ONCE }, async () => {
    const lived: Lived[] = []
    for (let next = histories.pop(); next; next = histories.pop()) lived.push(await live(next))
    return lived
  })
  generations = (await Promise.all(runs)).flat()
}, 240_000)

/** The histories of which something does not hold, which a failing test then shows. */
const breaking = (holds: (lived: Lived) => boolean) => generations.filter((lived) => !holds(lived))

/** The latest minute at which something of this meaning was sent; -1: never. */
const latest = (deliveries: Delivery[], meaning: string) =>
  Math.max(-1, ...deliveries.filter(({ body }) => MEANING[body] === meaning).map(({ sent }) => sent))

test('REC-2, REC-3: the record is what the ledger folds to, and the chain holds', () => {
  expect(breaking(({ holds }) => holds)).toEqual([])
})

test('OUT-7: repeating everything, backwards, changes nothing', () => {
  expect(generations.map(({ ledgerRepeated }) => ledgerRepeated)).toEqual(
    generations.map(({ ledger }) => ledger),
  )
})

test('OUT-5, IN-10: at every moment the gate allows what was opted in to after the latest stop', () => {
  const expected = (known: Delivery[]) => (latest(known, 'start') > latest(known, 'stop') ? 'allow' : 'deny')
  const isRight = ({ deliveries, decisions }: Lived) =>
    decisions.every((decision, i) => decision === expected(deliveries.slice(0, i + 1)))
  expect(breaking(isRight)).toEqual([])
})

test('OUT-5, CONV-2: after a stop that nothing lifts no message of any class is allowed', () => {
  const isLifted = ({ deliveries }: Lived) =>
    Math.max(latest(deliveries, 'start'), latest(deliveries, 'offers')) > latest(deliveries, 'stop')
  const stopped = ({ deliveries }: Lived) => latest(deliveries, 'stop') >= 0
  const isSilent = ({ inTheEnd }: Lived) => [...inTheEnd].join() === 'deny'
  expect(breaking((lived) => !stopped(lived) || isLifted(lived) || isSilent(lived))).toEqual([])
})

test('EVT-1: the application hears of every event, numbered from 1 without a gap', () => {
  const numbered = ({ ledger, published }: Lived) =>
    ledger.every(({ seq }, i) => seq === i + 1 && published[i] === i + 1) &&
    published.length === ledger.length
  expect(breaking(numbered)).toEqual([])
})

test('OUT-6: a stop is confirmed once until the person comes back', () => {
  const story = ({ ledger }: Lived) =>
    ledger.map(({ type, reply }) => (reply?.kind === 'stop_confirmation' ? 'confirmed' : type)).join(' ')
  const once = (lived: Lived) =>
    story(lived)
      .split('opted_in')
      .every((period) => period.split('confirmed').length <= 2)
  const owed = (lived: Lived) => story(lived).split('confirmed').length - 1
  expect(breaking((lived) => once(lived) && lived.confirmations <= owed(lived))).toEqual([])
})
