import { readFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { movableClock } from '../../../local/clock.ts'
import { openOptOutList } from '../../../local/services/texts/opt-out-list.ts'
import { smsApi } from '../../../local/services/texts/sms-api.ts'
import { openTexts } from '../../../local/services/texts/texts.ts'
import { openState } from '../../../local/state.ts'
import { NOON, type System, systemOn } from '../../system.ts'
import { newTable } from '../../table.ts'
import { givenFolder, givenFunctions, run } from '../running.ts'

const BOTH = '+12065550120'
const ONLY_HERE = '+12065550122'
const ONE_PROGRAM = '+12065550124'

const table = await newTable()
let system: System
let optOuts: ReturnType<typeof openOptOutList>
let out: string

/** Two people stopped the brand, of whom AWS knows one, and another stopped one program. */
beforeEach(async () => {
  system = systemOn(table)
  const state = openState(undefined)
  const clock = movableClock(state)
  optOuts = openOptOutList(state)
  await givenFunctions(
    { 'assent-records': system.records, 'assent-operator': system.operator },
    smsApi(openTexts(state, clock), optOuts, clock),
  )
  out = givenFolder().path('handover.csv')
  for (const to of [BOTH, ONLY_HERE]) await stop(to)
  await stop(ONE_PROGRAM, '--program', 'acme-offers')
  optOuts.add(BOTH, Date.parse(NOON))
})

function stop(to: string, ...more: string[]) {
  return run('stop', to, '--tenant', 'acme', '--by', 'dana', '--medium', 'phone_call', '--at', NOON, ...more)
}

function handover(...flags: string[]) {
  return run('handover', '--tenant', 'acme', '--out', out, ...flags)
}

test('OUT-8: names every stop, and those that AWS does not know, and changes nothing', async () => {
  const { code, lines, errors } = await handover()
  expect([code, lines]).toEqual([
    0,
    [
      'stopped the brand       2',
      "not on AWS's list       1",
      'stopped some programs   1',
      `The stops are in ${out}.`,
    ],
  ])
  expect(readFileSync(out, 'utf8').trim().split('\n').toSorted()).toEqual([
    `${BOTH},,${NOON}`,
    `${ONLY_HERE},,${NOON}`,
    `${ONE_PROGRAM},acme-offers,${NOON}`,
    'to,program,at',
  ])
  expect(errors.join()).toMatch(/knows no programs.*Nothing was changed/)
  expect(optOuts.since(ONLY_HERE)).toBeUndefined()
})

test("OUT-8: --apply writes the stops of the whole brand to AWS's list, and no other", async () => {
  const { code, errors } = await handover('--apply')
  expect([code, errors.at(-1)]).toEqual([0, '1 stop told to AWS.'])
  expect([BOTH, ONLY_HERE, ONE_PROGRAM].map((to) => optOuts.since(to) !== undefined)).toEqual([
    true,
    true,
    false,
  ])
  expect((await handover('--json')).lines.map((line) => JSON.parse(line))).toMatchObject([
    { stopped: 2, missing: 0 },
  ])
})
