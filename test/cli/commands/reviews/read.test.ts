import { expect, test } from 'vitest'
import { givenFolder, run } from '../../running.ts'

test('read shows the kind, the program, the rule and the words', async () => {
  expect(await run('read', 'STOP OFFERS', '--tenant', 'acme')).toEqual({
    code: 0,
    lines: ['kind     stop', 'program  acme-offers', 'rule     keyword and program', 'words    STOP, OFFERS'],
    errors: [],
  })
})

test('read --json prints what a program needs', async () => {
  const { lines } = await run('read', 'Thanks!', '--json', '--tenant', 'acme')
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { text: 'Thanks!', kind: 'other', program: null, rule: 'no rule', words: [] },
  ])
})

const HISTORY = [
  '\uFEFFSTOP',
  'See you at 4',
  '',
  'take me off your list',
  'Not interested\r',
  'YES',
  'OFFERS',
].join('\n')

test('read --file counts each kind, and shows every stop and unsure message with its rule', async () => {
  const { code, lines } = await run(
    'read',
    '--file',
    givenFolder().write('history.txt', HISTORY),
    '--tenant',
    'acme',
  )
  expect(code).toBe(0)
  expect(lines.slice(0, 4)).toEqual([
    '6 messages',
    'stop          2   33.33 %',
    'unsure        1   16.67 %',
    'start         1   16.67 %',
  ])
  expect(lines.filter((line) => line.includes('"'))).toEqual([
    'stop    "STOP"  keyword',
    expect.stringMatching(/^stop {4}"take me off your list" {2}en: /),
    expect.stringMatching(/^unsure {2}"Not interested" {2}en: /),
  ])
})

test('read --file --json prints a line for each message', async () => {
  const { lines } = await run(
    'read',
    '--file',
    givenFolder().write('history.txt', HISTORY),
    '--json',
    '--tenant',
    'acme',
  )
  expect(lines.map((line) => JSON.parse(line).kind)).toEqual([
    'stop',
    'other',
    'stop',
    'unsure',
    'yes',
    'start',
  ])
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ text: 'OFFERS', program: 'acme-offers' })
})

test('read --file says which file is not there', async () => {
  const { code, errors } = await run('read', '--file', '/nowhere.txt')
  expect([code, errors]).toEqual([1, [expect.stringContaining('/nowhere.txt does not exist.')]])
})

test.each([
  [['read'], 'Give one message in quotes, or a file with --file.'],
  [['read', 'x', '--file', 'y'], 'Give one message in quotes, or a file with --file.'],
  [['read', 'two', 'texts'], 'too many arguments'],
  [['read', 'x', '--tenant', 'nobody'], 'There is no tenant "nobody" here. Tenants: acme, globex'],
])('%j is a usage error', async (args, reason) => {
  const { code, errors } = await run(...args)
  expect([code, errors[0]]).toEqual([2, expect.stringContaining(reason)])
})
