import { chmodSync, existsSync, statSync, writeFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { evidence } from '../../lambdas/application/evidence/evidence.ts'
import type { Evidence } from '../../lambdas/application/evidence/evidence-packet.ts'
import { createReading } from '../../lambdas/handlers/wiring/reading.ts'
import { evidencePage } from '../../lambdas/pages/evidence/evidence-page.ts'
import { withSignature } from '../../lambdas/pages/evidence/signature-block.ts'
import { movableClock } from '../../local/clock.ts'
import { openOptOutList } from '../../local/services/texts/opt-out-list.ts'
import { smsApi } from '../../local/services/texts/sms-api.ts'
import { openTexts } from '../../local/services/texts/texts.ts'
import { openState } from '../../local/state.ts'
import { acme } from '../fixtures.ts'
import { writeMessages } from '../messages.ts'
import { PUBLIC_KEY, signer } from '../signer.ts'
import { keyedHash, NOON, PERSON, type System, systemOn } from '../system.ts'
import { newTable } from '../table.ts'
import { givenFolder, givenFunctions, run } from './running.ts'

const SAMPLE = 'docs/import-sample.csv'
const ACME = ['--tenant', 'acme'] as const
const BY = ['--by', 'dana'] as const

let system: System
let optOuts: ReturnType<typeof openOptOutList>

beforeEach(async () => {
  system = systemOn(await newTable())
  const state = openState(undefined)
  const clock = movableClock(state)
  optOuts = openOptOutList(state)
  await givenFunctions(
    { 'assent-records': system.records, 'assent-operator': system.operator },
    smsApi(openTexts(state, clock), optOuts, clock),
  )
})

async function statusOf(to: string, program: string): Promise<string> {
  const { lines } = await run('lookup', to, ...ACME, '--json')
  return JSON.parse(lines.join()).programs[program].status
}

test('import records each row of the sample file with its evidence, and repeating it changes nothing (IN-6)', async () => {
  const first = await run('import', SAMPLE, ...ACME, ...BY, '--json')
  expect(first).toMatchObject({ code: 0, errors: [] })
  expect(JSON.parse(first.lines.join())).toMatchObject({ rows: 5, recorded: 5 })
  expect(await statusOf('+12065550122', 'acme-offers')).toBe('opted_in')
  expect(await statusOf('+12065550123', 'acme-alerts')).toBe('opted_out')
  const again = await run('import', SAMPLE, ...ACME, ...BY, '--json')
  expect(JSON.parse(again.lines.join())).toMatchObject({ rows: 5, unchanged: 5 })
})

test('import never lifts a stop, and says so in the file of rejected rows (IN-10)', async () => {
  await run(
    'stop',
    '+12065550120',
    ...ACME,
    ...BY,
    '--medium',
    'phone_call',
    '--at',
    '2026-11-01T00:00:00.000Z',
  )
  const folder = givenFolder()
  const rejected = folder.path('rejected.csv')
  const { code } = await run('import', SAMPLE, ...ACME, ...BY, '--rejected', rejected)
  expect([code, await statusOf('+12065550120', 'acme-alerts')]).toEqual([1, 'opted_out'])
  expect(folder.read('rejected.csv')).toMatch(/^\+12065550120,.*,refused_stopped,/m)
})

test('import rejects a row without the evidence that its medium requires, and names each field (IN-8)', async () => {
  const folder = givenFolder()
  const file = folder.write(
    'people.csv',
    'to,program,status,level,medium,at\n+12065550120,acme-alerts,opted_in,express,verbal,2026-11-02T10:05:00.000Z\n',
  )
  await run('import', file, ...ACME, ...BY)
  expect(folder.read('people.csv.rejected.csv')).toMatch(/invalid,.*callToAction.*identity.*collectedBy/)
})

test('lookup and verify show what record recorded', async () => {
  const flags = ['--status', 'opted_in', '--level', 'express', '--medium', 'verbal', '--at', NOON]
  const proof = [
    '--call-to-action',
    'May Acme text you?',
    '--identity',
    'Dana Reed',
    '--collected-by',
    'Erin',
  ]
  const options = ['--program', 'acme-alerts', ...flags, ...proof]
  expect((await run('record', PERSON, ...ACME, ...BY, ...options)).lines[0]).toMatch(/^opted_in {2}/)
  expect((await run('lookup', PERSON, ...ACME)).lines[0]).toMatch(/^acme-alerts +opted_in +express +verbal/)
  expect(await run('verify', PERSON, ...ACME)).toMatchObject({
    code: 0,
    lines: ['1 event: verified'],
  })
})

/** More than one page. */
const LISTED = 104

function givenOptOuts(): void {
  for (let i = 0; i < LISTED; i++) optOuts.add(`+1206555${1000 + i}`, Date.parse(NOON) - i)
}

test('adopt records every page of the opt-out list; a dry run only counts', async () => {
  givenOptOuts()
  await run('stop', '+12065551000', ...ACME, ...BY, '--medium', 'phone_call', '--at', NOON)
  const dry = await run('adopt', ...ACME, '--dry-run')
  expect(dry.lines).toEqual(['104 numbers on the list, 1 already stopped, 103 to adopt'])
  expect(await statusOf('+12065551001', 'acme-alerts')).toBe('none')

  const { code, lines } = await run('adopt', ...ACME, ...BY)
  expect([code, lines[0]]).toEqual([0, 'recorded          104'])
  expect(await statusOf('+12065551103', 'acme-alerts')).toBe('opted_out')
  expect((await run('adopt', ...ACME, ...BY)).lines[1]).toBe('unchanged         104')
})

test('an adopted stop keeps the date that AWS has (OUT-8)', async () => {
  optOuts.add(PERSON, Date.parse(NOON))
  await run('adopt', ...ACME, ...BY)
  const known = JSON.parse((await run('lookup', PERSON, ...ACME, '--json')).lines.join())
  expect(known.programs['acme-offers']).toMatchObject({ status: 'opted_out', since: NOON })
})

test('an opt-out list that does not exist is a plain error', async () => {
  const { code, errors } = await run('adopt', ...ACME, ...BY, '--list', 'other')
  expect([code, errors.at(-1)]).toEqual([
    1,
    'assent adopt: This account has no opt-out list "other" in this region. Choose another with --list.',
  ])
})

/** The evidence of the system, one event or message on each page. */
function evidencePages({ to, cursor }: { to: string; cursor?: string }) {
  const reading = {
    ...createReading(system.table, keyedHash, signer),
    clock: system.now,
    page: evidencePage,
    withSignature,
    maxBytes: 1,
  }
  return evidence(reading, acme, to, cursor)
}

const lookedUp = async () =>
  (await system.records({ action: 'evidence', tenant: 'acme', to: PERSON })) as Evidence

test('evidence is one data file, and a page to print for each part, which only their owner can read (REC-5)', async () => {
  await system.text('START')
  await writeMessages(system.table, PERSON, [(await lookedUp()).events[0]?.life ?? null, null])
  await system.text('STOP')
  await givenFunctions({ 'assent-records': evidencePages })
  const folder = givenFolder()
  const { code, lines } = await run('evidence', PERSON, ...ACME, '--out', folder.path('case.json'))
  const pages = ['case.html', 'case-2.html', 'case-3.html', 'case-4.html'].map(folder.path)
  expect([code, lines]).toEqual([
    0,
    [`2 events and 2 messages in ${[folder.path('case.json'), ...pages].join(', ')}`],
  ])
  expect(statSync(folder.path('case-2.html')).mode & 0o777).toBe(0o600)
  writeFileSync(folder.path('public.pem'), PUBLIC_KEY)
  const check = ['verify-evidence', folder.path('case.json'), '--key', folder.path('public.pem')] as const
  expect(await run(...check, '--page', ...pages)).toMatchObject({
    code: 0,
    lines: ['2 events, 2 messages, 4 parts: verified'],
  })
  expect(await run(...check, '--page', ...pages.toReversed())).toMatchObject({ code: 1 })
})

test('evidence in a folder has no number in its name, and overwrites nothing without --force', async () => {
  const folder = givenFolder()
  const out = ['evidence', PERSON, ...ACME, '--out', `${folder.path('case')}/`]
  await run(...out)
  expect(existsSync(folder.path('case/evidence.json'))).toBe(true)
  const { code, errors } = await run(...out)
  expect([code, errors[0]]).toEqual([
    1,
    expect.stringContaining('already exists. Choose another name, or add --force.'),
  ])
  chmodSync(folder.path('case/evidence.json'), 0o644)
  expect((await run(...out, '--force')).code).toBe(0)
  expect(statSync(folder.path('case/evidence.json')).mode & 0o777).toBe(0o600)
})

test('export writes the numbers of a list (REC-6)', async () => {
  await system.text('START')
  await system.text('START', { from: '+12065550143' })
  const folder = givenFolder()
  const file = folder.path('in.csv')
  const list = ['--program', 'acme-alerts', '--status', 'opted_in'] as const
  const { code } = await run('export', ...ACME, ...list, '--out', file)
  const [, ...rows] = folder.read('in.csv').trim().split('\n')
  expect([code, rows.length]).toEqual([0, 2])
  expect(rows.join()).toContain(PERSON)
})

test('verify covers the whole tenant and no other (REC-3, TEN-1)', async () => {
  await system.text('START')
  await system.text('START', { from: '+12065550143' })
  await system.text('START', { to: '+12065550110' })
  const { code, lines } = await run('verify', ...ACME)
  expect([code, lines]).toEqual([0, ['2 numbers, 2 events: verified']])
})
