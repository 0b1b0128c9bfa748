import { once } from 'node:events'
import { createWriteStream, existsSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ALLOW, DEFER, DENY } from '../../../client/answers.ts'
import { PERSON, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { givenFolder, givenFunctions, run, runUntil } from '../../running.ts'

const HEADER = 'to,decision,reason,notBefore,consent,level,since'

interface Asked {
  program: string
  to: string[]
  [field: string]: unknown
}

/** Answers by the last digit of a number: 0 allow, 1 deny, any other defer. */
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

test('check asks the gate about the column "to" and writes its answers in order (GATE-1)', async () => {
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

test('--class and --from are part of the question; --json prints the counts as JSON', async () => {
  const asked = await givenGate()
  const flags = ['--class', 'promotional', '--from', '+12065550101', '--json']
  const { errors } = await run(...checking(givenFile('to\n+12065550120\n'), ...flags))
  expect(asked).toMatchObject([{ messageClass: 'promotional', from: '+12065550101' }])
  expect(errors).toEqual(['{"rows":1,"allow":1,"deny":0,"defer":0}'])
})

test('check works with the real gate', async () => {
  const system = systemOn(await newTable())
  await system.text('START')
  await givenFunctions({ 'assent-send-gate': system.gate })
  const { lines } = await run(...checking(givenFile(`to\n${PERSON}\n2065550142\n`)))
  expect(lines[1]?.split('\n')).toEqual([
    expect.stringMatching(/^\+12065550142,allow,opted_in,,\w{26}\.1,express,2026-11-21T12:00:00\.000Z$/),
    '2065550142,deny,invalid_number,,,,',
  ])
})

test('check denies a row that it cannot read, in its place and without asking', async () => {
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

test('--out writes a file that only its owner can read, complete or not at all, and overwrites nothing without --force', async () => {
  await givenGate()
  const folder = givenFolder()
  const file = folder.write('people.csv', 'to\n+12065550120\n')
  const out = ['--out', folder.path('answers.csv')]
  expect(await run(...checking(file, ...out))).toMatchObject({ code: 0, lines: [] })
  expect(folder.read('answers.csv')).toMatch(`${HEADER}\n+12065550120,allow,`)
  expect(statSync(folder.path('answers.csv')).mode & 0o777).toBe(0o600)
  expect(existsSync(folder.path('answers.csv.part'))).toBe(false)

  const { code, errors } = await run(...checking(file, ...out))
  expect([code, errors[0]]).toEqual([
    1,
    expect.stringContaining('already exists. Choose another name, or add --force.'),
  ])
  expect((await run(...checking(file, ...out, '--force'))).code).toBe(0)
})

async function givenManyRows(count: number): Promise<{ file: string; numbers: string[] }> {
  const numbers = Array.from({ length: count }, (_, i) => `+1206${5_550_000 + i}`)
  const path = givenFolder().path('many.csv')
  const file = createWriteStream(path)
  file.end(`to\n${numbers.join('\n')}\n`)
  await once(file, 'finish')
  return { file: path, numbers }
}

test('check asks about a long file in calls of 1,000 rows, a few at a time, and keeps its order', async () => {
  let inProgress = 0
  let maxInProgress = 0
  const asked = await givenGate()
  const threeInProgress = Promise.withResolvers<void>()
  await givenFunctions({
    'assent-send-gate': async (request: Asked) => {
      asked.push(request)
      maxInProgress = Math.max(maxInProgress, ++inProgress)
      if (inProgress === 3) threeInProgress.resolve()
      await threeInProgress.promise
      await new Promise((resolve) => setTimeout(resolve, asked.length % 3 === 0 ? 40 : 5))
      inProgress--
      return answers(request)
    },
  })
  const { file, numbers } = await givenManyRows(4_500)
  const { code, lines, errors } = await run(...checking(file, '--concurrency', '3'))
  const [, ...rows] = lines.join('\n').split('\n')
  expect([code, rows.map((row) => row.split(',')[0])]).toEqual([0, numbers])
  expect(errors.at(-1)).toBe('4,500 rows: 450 allow, 450 deny, 3,600 defer')
  expect([maxInProgress, Math.max(...asked.map(({ to }) => to.length))]).toEqual([3, 1000])
})

test('an interrupted check says that rows are missing, and leaves no file that looks complete', async () => {
  const interruption = new AbortController()
  const asked = await givenGate((request) => {
    if (asked.length === 3) interruption.abort()
    return answers(request)
  })
  const { file } = await givenManyRows(20_500)
  const out = givenFolder().path('answers.csv')
  const { code, errors } = await runUntil(interruption.signal, ...checking(file, '--out', out))
  expect([code, errors.at(-1), existsSync(out)]).toEqual([
    130,
    expect.stringContaining('some rows were not checked'),
    false,
  ])
  expect(asked.length).toBeLessThan(21)
})

test('check repeats a call if the function failed', async () => {
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
])('GATE-1: an answer with %s ends the check, and is not written', async (_, flaw) => {
  await givenGate(() => ({
    results: [{ ...ALLOW, to: '+12065550120', ...flaw }],
    counts: { allow: 1, deny: 0, defer: 0 },
    contract: 1,
  }))
  const { code, lines, errors } = await run(...checking(givenFile('to\n+12065550120\n')))
  expect([code, lines, errors[1]]).toEqual([1, [HEADER], expect.stringContaining('Deploy the same version')])
})

test('a question that the gate refuses is a plain error', async () => {
  await givenGate(() => ({
    error: {
      code: 'unknown_program',
      issues: [{ path: 'program', message: 'must be a program of the tenant' }],
    },
  }))
  const { code, errors } = await run(...checking(givenFile('to\n+12065550120\n')))
  expect([code, errors.at(-1)]).toEqual([
    1,
    'assent check: Refused (unknown_program): program must be a program of the tenant.',
  ])
})

test.each([
  ['nothing', '', 'is empty. Its first line must name the columns.'],
  ['no column of numbers', 'phone\n', 'has no column "to". Name the columns in the first line.'],
])('check refuses a file with %s before it asks anything', async (_, text, reason) => {
  const asked = await givenGate()
  const { code, errors } = await run(...checking(givenFile(text)))
  expect([code, asked.length, errors]).toEqual([1, 0, [expect.stringContaining(reason)]])
})

test.each([
  [['check', '--program', 'acme-alerts'], '<file> is required: a CSV file with a column "to"'],
  [['check', 'a.csv'], '--program <id> is required: the program to send for'],
  [checking('a.csv', '--out', './a.csv'), 'is the file to check. Choose another file with --out.'],
  [checking('a.csv', '--concurrency', '51'), 'Use a whole number from 1 to 50.'],
  [checking('a.csv', '--class', 'urgent'), 'Use one of: conversational, informational, promotional'],
])('%j is a usage error', async (args, reason) => {
  const { code, errors } = await run(...args)
  expect([code, errors[0]]).toEqual([2, expect.stringContaining(reason)])
})
