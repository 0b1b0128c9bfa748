import { readFileSync, statSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { readAnswer } from '../../../cli/reassigned/read-answer.ts'
import { DAY } from '../../../lambdas/domain/core/time.ts'
import { NOON, type System, systemOn } from '../../system.ts'
import { newTable } from '../../table.ts'
import { givenFolder, givenFunctions, run } from '../running.ts'

const ACME = ['--tenant', 'acme'] as const
const BY = ['--by', 'dana'] as const
const CONSENTED = '+12065550120'
const WROTE = '+12065550121'
const ABROAD = '+525512345678'
const STOPPED = '+12065550122'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
  await givenFunctions({ 'assent-records': system.records, 'assent-operator': system.operator })
})

function consent(to: string, at: string, program = 'acme-alerts') {
  const words = [
    '--call-to-action',
    'May Acme text you?',
    '--identity',
    'Dana Reed',
    '--collected-by',
    'Erin',
  ]
  const row = ['--status', 'opted_in', '--level', 'express', '--medium', 'verbal', '--program', program]
  return run('record', to, ...ACME, ...BY, ...row, '--at', at, ...words)
}

async function statusOf(to: string): Promise<string> {
  const { lines } = await run('lookup', to, ...ACME, '--json')
  return JSON.parse(lines.join()).programs['acme-alerts'].status
}

test('REACH-2: --export writes each opted-in number with the date of the last consent or text of the person', async () => {
  await consent(CONSENTED, '2026-10-02T09:30:00.000Z')
  await consent(WROTE, '2026-10-02T09:30:00.000Z')
  await consent(ABROAD, '2026-10-02T09:30:00.000Z')
  await consent(STOPPED, '2026-10-02T09:30:00.000Z')
  await run('stop', STOPPED, ...ACME, ...BY, '--medium', 'email', '--at', NOON)
  await system.text('thanks!', { from: WROTE })
  const out = givenFolder().path('ask.csv')
  const { code, lines } = await run('reassigned', '--export', ...ACME, '--out', out)
  expect([code, lines]).toEqual([0, [`2 numbers in ${out}`]])
  expect(readFileSync(out, 'utf8').trim().split('\n').toSorted()).toEqual([
    '2065550120,2026-10-02',
    `2065550121,${NOON.slice(0, 10)}`,
  ])
  expect(statSync(out).mode & 0o777).toBe(0o600)
})

test('REACH-2: --import ends what the former holder agreed to; "no" and "no data" change nothing', async () => {
  for (const to of [CONSENTED, WROTE, STOPPED]) await consent(to, '2026-10-02T09:30:00.000Z')
  const answer = givenFolder().write(
    'answer.csv',
    'TN,Date,Response\n2065550120,2026-10-02,yes\n2065550121,2026-10-02,no\n2065550122,2026-10-02,no_data\n2065550199,2026-10-02,yes\n',
  )
  const { code, lines, errors } = await run('reassigned', '--import', answer, ...ACME, ...BY)
  expect([code, errors, lines]).toEqual([
    0,
    [],
    [
      'yes               2',
      'no                1',
      'no data           1',
      '2 numbers lost every consent up to the date asked about, 0 had before.',
    ],
  ])
  expect(await statusOf(CONSENTED)).toBe('opted_out')
  expect([await statusOf(WROTE), await statusOf(STOPPED)]).toEqual(['opted_in', 'opted_in'])
  const again = await run('reassigned', '--import', answer, ...ACME, ...BY, '--json')
  expect(JSON.parse(again.lines.join())).toMatchObject({ yes: 2, recorded: 0, unchanged: 2 })
})

test('REACH-2: a consent of the new holder, dated after the date asked about, stands', async () => {
  await consent(CONSENTED, '2026-10-02T09:30:00.000Z')
  await consent(CONSENTED, '2026-11-10T09:30:00.000Z', 'acme-login')
  system.advance(DAY)
  const answer = givenFolder().write('answer.csv', '2065550120,20261002,Y\n')
  await run('reassigned', '--import', answer, ...ACME, ...BY)
  const { programs } = JSON.parse((await run('lookup', CONSENTED, ...ACME, '--json')).lines.join())
  expect([programs['acme-alerts'].status, programs['acme-login'].status]).toEqual(['opted_out', 'opted_in'])
})

const NOW = '2026-11-30T12:00:00.000Z'
const of = (...cells: string[]) => readAnswer({ cells, line: 2 }, NOW)

test.each([
  [['2065550120', '2026-10-02', 'yes'], '2026-10-02T23:59:59.999Z'],
  [['+12065550120', '10/02/2026', 'Yes'], '2026-10-02T23:59:59.999Z'],
  [['YES', '20261002', '(206) 555-0120'], '2026-10-02T23:59:59.999Z'],
  [['2065550120', '2026-11-30', 'yes'], NOW],
])('REACH-2: the answer %j means up to the end of its day, and never ahead of the clock', (cells, at) => {
  expect(of(...cells)).toEqual({ answer: 'yes', to: '+12065550120', at })
})

test.each([
  [['2065550120', '2026-10-02', 'No'], { answer: 'no' }],
  [['2065550120', '2026-10-02', 'NO DATA'], { answer: 'no_data' }],
  [['2065550120', '2026-10-02', 'maybe'], { flaw: 'has neither yes, no nor no data' }],
  [['2065550120', 'yes'], { flaw: 'has no number or no date' }],
])('the answer %j is %j', (cells, reading) => {
  expect(of(...cells)).toEqual(reading)
})

test('a line that cannot be read is named by its place, never by its number (REC-7)', async () => {
  const answer = givenFolder().write('answer.csv', '2065550120,2026-10-02,no\n2065550121,perhaps,perhaps\n')
  const { code, errors } = await run('reassigned', '--import', answer, ...ACME, ...BY)
  expect([code, errors]).toEqual([1, [`${answer}, line 2 has neither yes, no nor no data.`]])
})

test.each([
  [['reassigned', ...ACME], 'Choose --export or --import <file>.'],
  [['reassigned', '--export', '--import', 'x', ...ACME], 'Choose --export or --import <file>.'],
  [['reassigned', '--import', 'x', ...ACME], '--by <name> is required'],
])('%j is a usage error', async (args, reason) => {
  const { code, errors } = await run(...args)
  expect([code, errors[0]]).toEqual([2, expect.stringContaining(reason)])
})
