import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Answer, Answers } from '../../../../lambdas/application/gate/check.ts'
import { HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { runs } from '../../../runs.ts'
import { type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { staffOf } from '../operator/operating.ts'
import { UNTIL_MORNING } from '../send-message/sending.ts'

const PEOPLE = runs(50)
const AT_ONCE = 20

/** Area codes of several zones, two of them split, and one of no place. */
const AREAS = ['206', '212', '305', '312', '808', '928', '850', '800']

let system: System
const people = Array.from({ length: PEOPLE }, (_, i) => `+1${AREAS[i % AREAS.length]}555${4000 + i}`)

const acts = [
  'START',
  'OFFERS',
  'STOP',
  'STOP OFFERS',
  'Where is my order?',
  'Not interested',
  'own',
  'zone',
  'send',
]

/** Something that a person says, or that is done about them. */
async function act(name: string, to: string): Promise<unknown> {
  const staff = staffOf(system)
  if (name === 'own') return staff.own(true, { to })
  if (name === 'zone') return staff.operate({ action: 'zone', to, zone: 'Europe/Berlin' })
  if (name === 'send') {
    const sends = ['1', '2', '3'].map((key) =>
      system.send({ program: 'acme-offers', to, body: 'Sale.', idempotencyKey: `${to}-${key}` }),
    )
    return Promise.all(sends)
  }
  return system.text(name, { from: to })
}

/** Random lives of many people, one after the other or side by side. */
beforeAll(async () => {
  system = systemOn(await newTable())
  const lives = fc.sample(fc.array(fc.constantFrom(...acts), { maxLength: 3 }), { numRuns: PEOPLE, seed: 42 })
  const waiting = people.map((to, i) => ({ to, life: lives[i] ?? [] }))
  system.advance(UNTIL_MORNING)
  const lane = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      for (const name of next.life) await act(name, next.to)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  system.advance(MINUTE)
})

const anonymous = ({ decisionId: _, ...answer }: Answer) => answer

test.each([
  ['acme-alerts', undefined, 0],
  ['acme-offers', undefined, 9 * HOUR],
  ['acme-alerts', 'conversational', 0],
])(
  'GATE-12: about many of %s (%s, %i ms later) the gate answers as about each',
  async (program, messageClass, later) => {
    system.advance(later)
    const question = { program, ...(messageClass && { messageClass }) }
    const asked = [...people, 'Dana', people[0] ?? '', '+12065559999']
    const { results, counts } = (await system.gate({ ...question, to: asked })) as Answers
    const alone = await Promise.all(asked.map((to) => system.gate({ ...question, to })))
    expect(results.map(anonymous)).toEqual((alone as Answer[]).map(anonymous))
    expect(counts.allow + counts.deny + counts.defer).toBe(asked.length)
    const reasons = new Set(results.map(({ reason }) => reason))
    expect(reasons.size).toBeGreaterThan(3)
  },
)
