import { beforeEach, expect, test } from 'vitest'
import { createProviderLists } from '../../../../lambdas/adapters/aws/opt-out-lists.ts'
import { DAY, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { indexDefinitions } from '../../../../lambdas/domain/tenant/definitions.ts'
import { createOptOutListsHandler } from '../../../../lambdas/handlers/opt-out-lists/handler.ts'
import { movableClock } from '../../../../local/clock.ts'
import { openOptOutList } from '../../../../local/services/texts/opt-out-list.ts'
import { smsApi } from '../../../../local/services/texts/sms-api.ts'
import { openTexts } from '../../../../local/services/texts/texts.ts'
import { openState } from '../../../../local/state.ts'
import { givenFunctions } from '../../../cli/running.ts'
import { givenVariable } from '../../../environment.ts'
import { acme, globex, mainNumber, withNumber } from '../../../fixtures.ts'
import { signUp } from '../../../site.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { grant, type Staff, staffOf } from '../operator/operating.ts'

/** Acme with a number whose carrier answers STOP itself. */
const managed = withNumber(acme, mainNumber, { managedBy: 'carrier', id: 'pool-a' })

let system: System
let staff: Staff
let optOuts: ReturnType<typeof openOptOutList>
let readLists: (remaining?: number) => Promise<{ stopped: number }>

beforeEach(async () => {
  system = systemOn(await newTable(), indexDefinitions([managed, globex]))
  staff = staffOf(system)
  const state = openState(undefined)
  const clock = movableClock(state)
  optOuts = openOptOutList(state)
  for (const name of ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
    givenVariable(name, 'us-east-1')
  await givenFunctions({}, smsApi(openTexts(state, clock), optOuts, clock, managed.numbers))
  const handler = createOptOutListsHandler({
    ...system.execution,
    lists: createProviderLists(),
    log: (entry) => void system.logged.push(entry),
  })
  readLists = (remaining = 60_000) => handler({}, { getRemainingTimeInMillis: () => remaining })
})

const listed = (to = PERSON) => optOuts.add(to, Date.parse(system.now()))
const statusOf = async () => (await staff.lookup()).programs['acme-alerts']?.status

test("OUT-9 who only AWS's list has is stopped within the hour, with the date of the list", async () => {
  await staff.record(grant())
  listed()
  const since = system.now()
  system.advance(HOUR)
  expect(await readLists()).toEqual({ stopped: 1 })
  expect(await statusOf()).toBe('opted_out')
  expect((await staff.ledger()).at(-1)).toMatchObject({
    type: 'opted_out',
    at: since,
    medium: 'provider',
    number: mainNumber,
    carrier: 'stopped',
  })
  expect([await staff.holds(), await staff.texts()]).toEqual([true, []])
})

test('OUT-7 read again, it is recorded once', async () => {
  await staff.record(grant())
  listed()
  expect([await readLists(), await readLists()]).toEqual([{ stopped: 1 }, { stopped: 0 }])
})

test('OUT-9 who came back since is left as they are', async () => {
  listed()
  system.advance(MINUTE)
  await system.text('START')
  expect(await readLists()).toEqual({ stopped: 0 })
  expect(await statusOf()).toBe('opted_in')
})

test('OUT-9 a keyword or a form does not come back from a block, START does', async () => {
  listed()
  system.advance(MINUTE)
  await system.text('OFFERS')
  expect(await readLists()).toEqual({ stopped: 1 })
  expect((await staff.lookup()).programs['acme-offers']?.status).toBe('opted_out')
  system.advance(MINUTE)
  await system.text('START')
  expect(await readLists()).toEqual({ stopped: 0 })
  expect([await statusOf(), await staff.holds()]).toEqual(['opted_in', true])
})

test('OUT-9 a sign-up that waits from before the date on the list ends, whatever form followed it', async () => {
  await signUp(system)
  system.advance(MINUTE)
  listed()
  system.advance(MINUTE)
  await signUp(system)
  expect([await readLists(), await statusOf()]).toEqual([{ stopped: 1 }, 'opted_out'])
})

test('OUT-9 what staff recorded since stands', async () => {
  listed()
  system.advance(MINUTE)
  await staff.record(grant({ at: system.now() }))
  expect([await readLists(), await statusOf()]).toEqual([{ stopped: 0 }, 'opted_in'])
})

test('IN-10 an import of a later date does not count as coming back', async () => {
  listed()
  system.advance(DAY)
  await staff.import([grant({ at: system.now() })])
  expect(await readLists()).toEqual({ stopped: 1 })
  expect(await statusOf()).toBe('opted_out')
})

test("OUT-9 leaving AWS's list opts no one in", async () => {
  await staff.record(grant())
  listed()
  await readLists()
  optOuts.remove(PERSON)
  expect([await readLists(), await statusOf()]).toEqual([{ stopped: 0 }, 'opted_out'])
})

test('TEN-1 whoever holds nothing here is not recorded, and no tenant without such a number is touched', async () => {
  await system.text('START', { to: '+12065550110' })
  listed()
  listed('+12065550199')
  system.advance(HOUR)
  expect(await readLists()).toEqual({ stopped: 0 })
  expect([await staff.ledger(), (await staff.ledger('globex')).map(({ type }) => type)]).toEqual([
    [],
    ['opted_in'],
  ])
})

test('pages of a hundred are all read', async () => {
  await staff.record(grant({ to: '+12065559999' }))
  for (let i = 0; i < 250; i++) listed(`+1206555${String(1000 + i)}`)
  listed('+12065559999')
  expect(await readLists()).toEqual({ stopped: 1 })
})

test('a list that one run cannot finish raises an alarm', async () => {
  listed()
  await expect(readLists(5000)).rejects.toThrow('longer than one run can read')
})
