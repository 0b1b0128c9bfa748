import { expect, test } from 'vitest'
import { runCli } from '../../cli/run.ts'

function run(...args: string[]) {
  const lines: string[] = []
  const errors: string[] = []
  const code = runCli(args, { out: (line) => lines.push(line), error: (line) => errors.push(line) })
  return { code, lines, errors }
}

test('read shows kind, program, rule and words', () => {
  expect(run('read', 'STOP OFFERS', '--tenant', 'acme')).toEqual({
    code: 0,
    lines: ['kind     stop', 'program  acme-offers', 'rule     keyword and program', 'words    STOP, OFFERS'],
    errors: [],
  })
})

test('read takes what we asked into account', () => {
  expect(run('read', 'cancel please', '--asked', 'question').lines[0]).toBe('kind     stop')
})

test.each([
  [['read'], 'one text to read, in quotes'],
  [['read', 'two', 'texts'], 'one text to read, in quotes'],
  [['read', 'x', '--tenant', 'nobody'], 'no tenant is called nobody; there are acme, globex'],
  [['read', 'x', '--asked', 'why'], '--asked is request or question'],
  [['read', 'x', '--nonsense'], "Unknown option '--nonsense'"],
  [['write'], 'no command is called write'],
])('%j is refused with exit code 2 and a reason', (args, reason) => {
  const { code, errors } = run(...args)
  expect([code, errors[0]]).toEqual([2, expect.stringContaining(reason)])
})

test('help lists the commands', () => {
  expect(run('help')).toMatchObject({ code: 0, lines: [expect.stringContaining('read "text"')] })
})
