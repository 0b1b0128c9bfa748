import { expect, test } from 'vitest'
import { run } from '../running.ts'

test('read shows kind, program, rule and words', async () => {
  expect(await run('read', 'STOP OFFERS', '--tenant', 'acme')).toEqual({
    code: 0,
    lines: ['kind     stop', 'program  acme-offers', 'rule     keyword and program', 'words    STOP, OFFERS'],
    errors: [],
  })
})

test('read takes what we asked into account', async () => {
  const { lines } = await run('read', 'cancel please', '--asked', 'question')
  expect(lines[0]).toBe('kind     stop')
})

test.each([
  [['read'], 'one text to read, in quotes'],
  [['read', 'two', 'texts'], 'one text to read, in quotes'],
  [['read', 'x', '--tenant', 'nobody'], 'no tenant is called nobody; there are acme, globex'],
  [['read', 'x', '--asked', 'why'], '--asked is request or question'],
  [['read', 'x', '--nonsense'], "Unknown option '--nonsense'"],
  [['write'], 'no command is called write'],
])('%j is refused with exit code 2 and a reason', async (args, reason) => {
  const { code, errors } = await run(...args)
  expect([code, errors[0]]).toEqual([2, expect.stringContaining(reason)])
})

test('help lists the commands', async () => {
  const { code, lines } = await run('help')
  expect([code, lines.at(-1)]).toEqual([0, expect.stringContaining('read "text"')])
})
