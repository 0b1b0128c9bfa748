import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { type Staff, staffOf } from './operating.ts'
import { type Act, acts, erasing } from './random-operations.ts'

let system: System
let staff: Staff
let numbers = 0

beforeAll(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
})

const programs = ['acme-alerts', 'acme-offers', 'acme-login']
const classes = [undefined, 'conversational']
const decisions = (to: string) =>
  Promise.all(
    programs.flatMap((program) =>
      classes.map(async (messageClass) => {
        const answer = await staff.gate(program, { to, ...(messageClass && { messageClass }) })
        return (answer as { decision: string }).decision
      }),
    ),
  )

/** Runs the acts on a number of its own; true once a stop of everything stands and nothing has lifted it. */
async function live(history: Act[], whileStopped: (to: string) => Promise<void>): Promise<string> {
  const to = `+12065550${120 + (numbers++ % 880)}`
  let stopped = false
  for (const act of history) {
    const answer = await act.run(system, to)
    if (act.means === 'stop') stopped = true
    if (act.means === 'comes_back' && !JSON.stringify(answer ?? '').includes('"error"')) stopped = false
    if (stopped) await whileStopped(to)
    system.advance(MINUTE)
  }
  return to
}

test('OUT-5: nothing is allowed after a stop of everything that nothing lifted', async () => {
  await fc.assert(
    fc.asyncProperty(acts(erasing, erasing, erasing), async (history) => {
      await live(history, async (to) => expect(new Set(await decisions(to))).toEqual(new Set(['deny'])))
    }),
    { numRuns: 10 },
  )
}, 60_000)

test('REC-2: verify holds after whatever people say and staff do', async () => {
  await fc.assert(
    fc.asyncProperty(acts(), async (history) => {
      expect(await staff.holds(await live(history, async () => {}))).toBe(true)
    }),
    { numRuns: 10 },
  )
}, 60_000)
