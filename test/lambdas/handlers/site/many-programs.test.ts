import { beforeEach, expect, test } from 'vitest'
import { MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { indexDefinitions, type Tenant } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme } from '../../../fixtures.ts'
import { askForCode, codeIn } from '../../../site.ts'
import { beginningOf, PERSON, type System } from '../../../system.ts'
import type { Answered } from '../../../visitor.ts'

const MOST = Array.from({ length: 20 }, (_, i) => i)
const numberAt = (i: number) => `+120655501${String(i).padStart(2, '0')}`
const programAt = (i: number) => `acme-${i}`

/** As many programs as a tenant may have, each with a number of its own. */
function largest(): Tenant {
  const [program] = acme.programs
  const [originator] = acme.numbers
  if (!program || !originator) throw new Error('Acme has neither program nor number')
  return {
    ...acme,
    limits: { ...acme.limits, phonePerDay: 100 },
    numbers: MOST.map((i) => ({ ...originator, number: numberAt(i), defaultProgram: programAt(i) })),
    programs: MOST.map((i) => ({
      ...program,
      id: programAt(i),
      name: `Acme ${i}`,
      keyword: `WORD${i}`,
      number: numberAt(i),
    })),
  }
}

let system: System

const begin = beginningOf(
  async (system) => {
    await system.text('START')
    await system.settle()
  },
  indexDefinitions([largest()]),
)

beforeEach(async () => {
  system = await begin()
})

/** Twenty claims of one record at once: a reply that lost too many races is claimed again in the next run. */
async function settleAll(): Promise<void> {
  for (let run = 0; run < 3; run++) {
    await system.settle()
    system.advance(MINUTE)
  }
}

/** The page of choices, with the phone proved anew. */
async function proved(): Promise<Answered> {
  system.advance(11 * MINUTE)
  await settleAll()
  system.sent.length = 0
  const asked = await askForCode(system)
  await settleAll()
  return system.site.post('/acme/preferences', { ...asked.hidden, code: codeIn(system) })
}

/** Saves these choices, by their places, and answers how many programs the person is in then. */
async function save(page: Answered, choices: number[]): Promise<number> {
  const fields = { ...page.hidden, step: 'save', program: choices.map(programAt) }
  const saved = await system.site.post('/acme/preferences', fields, { cookies: page.cookies })
  expect(saved.status).toBe(200)
  return (await inPrograms()).length
}

async function inPrograms(): Promise<string[]> {
  const answer = await system.records({ action: 'lookup', tenant: 'acme', to: PERSON })
  const { programs } = answer as unknown as { programs: Record<string, { status: string }> }
  return Object.entries(programs).flatMap(([id, { status }]) => (status === 'opted_in' ? [id] : []))
}

test('OUT-8: no choice among 20 programs of 20 numbers fails for its size', { timeout: 60_000 }, async () => {
  expect(await save(await proved(), MOST)).toBe(20)
  expect(await save(await proved(), [0])).toBe(1)
  expect(await save(await proved(), MOST.slice(10))).toBe(10)
  expect(await save(await proved(), MOST.slice(0, 10))).toBe(10)
  expect(await save(await proved(), MOST)).toBe(20)
  const page = await proved()
  expect(await save(page, [])).toBe(0)
  await system.site.post('/acme/preferences', { ...page.hidden, step: 'stop' }, { cookies: page.cookies })
  expect(await inPrograms()).toEqual([])
  expect(await system.records({ action: 'verify', tenant: 'acme', to: PERSON })).toMatchObject({
    holds: true,
  })
})

test('IN-9: each of 20 numbers confirms its own program by one text', async () => {
  await save(await proved(), MOST)
  system.sent.length = 0
  await settleAll()
  expect(system.sent.map(({ from }) => from).sort()).toEqual(MOST.slice(1).map(numberAt))
})

test('IN-11: who came back from STOP, leaves all and joins another is in that one at once', async () => {
  await system.text('STOP')
  system.advance(MINUTE)
  await system.text('START')
  await system.settle()
  expect(await save(await proved(), [7])).toBe(1)
  expect(await inPrograms()).toEqual([programAt(7)])
})

test('OUT-8: what is stopped is in force though what is joined in the same choice cannot be recorded', async () => {
  const page = await proved()
  system.execution.texts.keep = async () => {
    throw new Error('the texts are away')
  }
  const fields = { ...page.hidden, step: 'save', program: [programAt(7)] }
  await system.site.post('/acme/preferences', fields, { cookies: page.cookies }).catch(() => {})
  expect(await inPrograms()).toEqual([])
})
