import { readFileSync, statSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { movableClock } from '../../../local/clock.ts'
import { openOptOutList } from '../../../local/services/texts/opt-out-list.ts'
import { smsApi } from '../../../local/services/texts/sms-api.ts'
import { openTexts } from '../../../local/services/texts/texts.ts'
import { openState } from '../../../local/state.ts'
import { NOON, type System, systemOn } from '../../system.ts'
import { newTable } from '../../table.ts'
import { givenFolder, givenFunctions, run } from '../running.ts'

const ACME = ['--tenant', 'acme'] as const
const BY = ['--by', 'dana'] as const
const BEFORE = Date.parse(NOON) - 3_600_000

const BOTH = '+12065550120'
const ONLY_AWS = '+12065550121'
const ONLY_HERE = '+12065550122'
const CAME_BACK = '+12065550123'

let system: System
let optOuts: ReturnType<typeof openOptOutList>
let out: string

/** Who stopped where: both know one, each knows one alone, and one came back after AWS heard of the stop. */
beforeEach(async () => {
  system = systemOn(await newTable())
  const state = openState(undefined)
  const clock = movableClock(state)
  optOuts = openOptOutList(state)
  await givenFunctions(
    { 'assent-records': system.records, 'assent-operator': system.operator },
    smsApi(openTexts(state, clock), optOuts, clock),
  )
  out = givenFolder().path('reconcile.csv')
  for (const to of [BOTH, ONLY_HERE]) await stop(to)
  for (const to of [BOTH, ONLY_AWS, CAME_BACK]) optOuts.add(to, BEFORE)
  await system.text('START', { from: CAME_BACK })
})

function stop(to: string) {
  return run('stop', to, ...ACME, ...BY, '--medium', 'phone_call', '--at', NOON)
}

function reconcile(...flags: string[]) {
  return run('reconcile', ...ACME, '--out', out, ...flags)
}

async function statusOf(to: string): Promise<string> {
  const { lines } = await run('lookup', to, ...ACME, '--json')
  return JSON.parse(lines.join()).programs['acme-alerts'].status
}

function report(): string[] {
  return readFileSync(out, 'utf8').trim().split('\n').toSorted()
}

test('OUT-8: the report has what only AWS knows, and what only we know', async () => {
  const { code, lines } = await reconcile()
  expect([code, lines]).toEqual([
    0,
    [
      "on AWS's list       3",
      'stopped here        2',
      'only at AWS         1',
      'only here           1',
      'came back since     1',
      `The numbers are in ${out}.`,
    ],
  ])
  expect(report()).toEqual([
    `${ONLY_AWS},aws_only,${new Date(BEFORE).toISOString()}`,
    `${ONLY_HERE},assent_only,${NOON}`,
    `${CAME_BACK},came_back,${new Date(BEFORE).toISOString()}`,
    'to,difference,at',
  ])
  expect(statSync(out).mode & 0o777).toBe(0o600)
})

test('without --apply nothing is changed, here or at AWS', async () => {
  const { errors } = await reconcile()
  expect(errors.at(-1)).toContain('Nothing was changed.')
  expect(await statusOf(ONLY_AWS)).toBe('none')
  expect(optOuts.since(ONLY_HERE)).toBeUndefined()
})

test('OUT-8: --apply records what only AWS knows, tells AWS the rest, and then nothing differs', async () => {
  const { code, errors } = await reconcile('--apply', ...BY)
  expect([code, errors.at(-1)]).toEqual([0, '1 stop recorded here, 1 stop told to AWS.'])
  expect(await statusOf(ONLY_AWS)).toBe('opted_out')
  expect(optOuts.since(ONLY_HERE)).toBeDefined()
  const { lines } = await reconcile('--json')
  expect(JSON.parse(lines.join())).toMatchObject({ listed: 4, stopped: 3, awsOnly: 0, assentOnly: 0 })
})

test('OUT-9: a person who came back since is reported and stays as they are', async () => {
  await reconcile('--apply', ...BY)
  expect(await statusOf(CAME_BACK)).toBe('opted_in')
  expect(optOuts.since(CAME_BACK)).toBeDefined()
  expect(report().filter((line) => line.includes('came_back'))).toHaveLength(1)
})

test('a stop of one program is not one that AWS should know', async () => {
  const to = '+12065550124'
  await run('stop', to, ...ACME, ...BY, '--medium', 'email', '--program', 'acme-offers', '--at', NOON)
  expect((await reconcile()).lines).toContain('only here           1')
})

test('changing anything requires a name (TEN-1)', async () => {
  const { code, errors } = await reconcile('--apply')
  expect([code, errors[0]]).toEqual([2, expect.stringContaining('--by <name> is required')])
})
