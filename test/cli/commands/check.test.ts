import { once } from 'node:events'
import { createWriteStream, existsSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ALLOW, DEFER, DENY } from '../../client/answers.ts'
import { PERSON, systemOn } from '../../system.ts'
import { newTable } from '../../table.ts'
import { givenFolder, givenFunctions, run, runUntil } from '../running.ts'

const HEADER = 'to,decision,reason,notBefore,consent,level,since'

interface Asked {
  program: string
  to: string[]
  [field: string]: unknown
}

/** A gate that answers by a number's last digit: 0 allow, 1 deny, else defer. */
function answers({ to }: Asked) {
  const results = to.map((number) => ({ ...([ALLOW, DENY][Number(number.at(-1))] ?? DEFER), to: number }))
  return { results, counts: { allow: 0, deny: 0, defer: 0 }, contract: 1 }
}

async function givenGate(handle: (request: Asked) => unknown = answers) {
  const asked: Asked[] = []
  await givenFunctions({
    'assent-send-gate': (request: Asked) => {
      asked.push(request)
      return handle(request)
    },
  })
  return asked
}

function givenFile(text: string): string {
  return givenFolder().write('people.csv', text)
}

function checking(file: string, ...flags: string[]) {
  return ['check', file, '--program', 'acme-alerts', ...flags]
}

test('check asks the gate about the column `to` and writes its answers in order (GATE-1)', async () => {
  const asked = await givenGate()
  const file = givenFile('name,to\nReed,+12065550120\n"Vogel, E.",+12065550121\nLin,+12065550122\n')
  expect(await run(...checking(file))).toEqual({
    code: 0,
    lines: [
      HEADER,
      [
        '+12065550120,allow,opted_in,,01M.1,express,2026-11-21T12:00:00.000Z',
        '+12065550121,deny,opted_out,,,,',
        '+12065550122,defer,quiet_hours,2026-11-22T17:00:00.000Z,,,',
      ].join('\n'),
    ],
    errors: ['3 rows: 1 allow, 1 deny, 1 defer'],
  })
  expect(asked).toEqual([{ program: 'acme-alerts', to: ['+12065550120', '+12065550121', '+12065550122'] }])
})

test('--class and --from are part of the question, --json counts as JSON', async () => {
  const asked = await givenGate()
  const flags = ['--class', 'promotional', '--from', '+12065550101', '--json']
  const { errors } = await run(...checking(givenFile('to\n+12065550120\n'), ...flags))
  expect(asked).toMatchObject([{ messageClass: 'promotional', from: '+12065550101' }])
  expect(errors).toEqual(['{"rows":1,"allow":1,"deny":0,"defer":0}'])
})

test('check asks the system itself', async () => {
  const system = systemOn(await newTable())
  await system.text('START')
  await givenFunctions({ 'assent-send-gate': system.gate })
  const { lines } = await run(...checking(givenFile(`to\n${PERSON}\n2065550142\n`)))
  expect(lines[1]?.split('\n')).toEqual([
    expect.stringMatching(/^\+12065550142,allow,opted_in,,\w{26}\.1,express,2026-11-21T12:00:00\.000Z$/),
    '2065550142,deny,invalid_number,,,,',
  ])
})

test('a row that cannot be read is denied in its place, and is not asked about', async () => {
  const asked = await givenGate()
  const long = 'x'.repeat(65)
  const file = givenFile(`name,to\nVogel, E.,+12065550120\nReed,+12065550120\nLin,${long}\n`)
  const { lines } = await run(...checking(file))
  expect(lines[1]?.split('\n').map((line) => line.split(',').slice(0, 3))).toEqual([
    ['E.', 'deny', 'unreadable_row'],
    ['+12065550120', 'allow', 'opted_in'],
    [long, 'deny', 'unreadable_row'],
  ])
  expect(asked.map(({ to }) => to)).toEqual([['+12065550120']])
})

test('--out names a file for its owner alone, which has its name once it is whole, and overwrites nothing', async () => {
  await givenGate()
  const folder = givenFolder()
  const file = folder.write('people.csv', 'to\n+12065550120\n')
  const out = ['--out', folder.path('answers.csv')]
  expect(await run(...checking(file, ...out))).toMatchObject({ code: 0, lines: [] })
  expect(folder.read('answers.csv')).toMatch(`${HEADER}\n+12065550120,allow,`)
  expect(statSync(folder.path('answers.csv')).mode & 0o777).toBe(0o600)
  expect(existsSync(folder.path('answers.csv.part'))).toBe(false)

  const { code, errors } = await run(...checking(file, ...out))
  expect([code, errors[0]]).toEqual([1, expect.stringContaining('is there already')])
  expect((await run(...checking(file, ...out, '--force'))).code).toBe(0)
})

const MANY = 20_500

async function givenManyRows(): Promise<{ file: string; numbers: string[] }> {
  const numbers = Array.from({ length: MANY }, (_, i) => `+1206${5_550_000 + i}`)
  const path = givenFolder().path('many.csv')
  const file = createWriteStream(path)
  file.end(`to\n${numbers.join('\n')}\n`)
  await once(file, 'finish')
  return { file: path, numbers }
}

test('a long file is asked about 1,000 rows a call, a few at once, and answered in its order', async () => {
  let underway = 0
  let maxUnderway = 0
  const asked = await givenGate()
  await givenFunctions({
    'assent-send-gate': async (request: Asked) => {
      asked.push(request)
      maxUnderway = Math.max(maxUnderway, ++underway)
      await new Promise((resolve) => setTimeout(resolve, asked.length % 3 === 0 ? 40 : 5))
      underway--
      return answers(request)
    },
  })
  const { file, numbers } = await givenManyRows()
  const { code, lines, errors } = await run(...checking(file, '--concurrency', '3'))
  const [, ...rows] = lines.join('\n').split('\n')
  expect([code, rows.map((row) => row.split(',')[0])]).toEqual([0, numbers])
  expect(errors).toEqual(['20,500 rows: 2,050 allow, 2,050 deny, 16,400 defer'])
  expect([maxUnderway, Math.max(...asked.map(({ to }) => to.length))]).toEqual([3, 1000])
})

test('interrupted, a check writes what is under way, says that it is not all, and leaves no file that looks whole', async () => {
  const interruption = new AbortController()
  const asked = await givenGate((request) => {
    if (asked.length === 3) interruption.abort()
    return answers(request)
  })
  const { file } = await givenManyRows()
  const out = givenFolder().path('answers.csv')
  const { code, errors } = await runUntil(interruption.signal, ...checking(file, '--out', out))
  expect([code, errors.at(-1), existsSync(out)]).toEqual([
    130,
    expect.stringContaining('these are not all'),
    false,
  ])
  expect(asked.length).toBeLessThan(21)
})

test('a function that failed is asked again', async () => {
  let failures = 1
  await givenGate((request) => {
    if (failures-- > 0) throw new Error('Task timed out after 10.00 seconds')
    return answers(request)
  })
  expect(await run(...checking(givenFile('to\n+12065550120\n')))).toMatchObject({
    code: 0,
    errors: ['1 row: 1 allow, 0 deny, 0 defer'],
  })
})

test.each([
  ['another decision', { decision: 'permit' }],
  ['another contract', { contract: 2 }],
  ['another number', { to: '+12065550143' }],
])('GATE-1: an answer of %s ends a check, and is written nowhere', async (_, flaw) => {
  await givenGate(() => ({
    results: [{ ...ALLOW, to: '+12065550120', ...flaw }],
    counts: { allow: 1, deny: 0, defer: 0 },
    contract: 1,
  }))
  const { code, lines, errors } = await run(...checking(givenFile('to\n+12065550120\n')))
  expect([code, lines, errors[1]]).toEqual([1, [HEADER], expect.stringContaining('deploy the same version')])
})

test('a question that the gate refuses is one sentence', async () => {
  await givenGate(() => ({
    error: { code: 'unknown_program', issues: [{ path: 'program', message: 'names no program' }] },
  }))
  const { code, errors } = await run(...checking(givenFile('to\n+12065550120\n')))
  expect([code, errors.at(-1)]).toEqual([
    1,
    'assent check: Refused (unknown_program): program names no program.',
  ])
})

test.each([
  ['nothing', '', 'is empty: its first line names the columns.'],
  ['no column of numbers', 'phone\n', 'has no column "to": its first line must name it.'],
])('a file with %s is refused before anything is asked', async (_, text, reason) => {
  const asked = await givenGate()
  const { code, errors } = await run(...checking(givenFile(text)))
  expect([code, asked.length, errors]).toEqual([1, 0, [expect.stringContaining(reason)]])
})

test.each([
  [['check'], 'one file'],
  [['check', 'a.csv'], '--program says for which program'],
  [checking('a.csv', '--out', './a.csv'), '--out takes another'],
  [checking('a.csv', '--concurrency', '0'), 'a whole number from 1 to 50'],
])('%j is a usage error', async (args, reason) => {
  const { code, errors } = await run(...args)
  expect([code, errors[0]]).toEqual([2, expect.stringContaining(reason)])
})
