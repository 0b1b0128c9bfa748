import { expect, test } from 'vitest'
import { run } from '../running.ts'

test('read shows the kind, the program, the rule and the words', async () => {
  expect(await run('read', 'STOP OFFERS', '--tenant', 'acme')).toEqual({
    code: 0,
    lines: ['kind     stop', 'program  acme-offers', 'rule     keyword and program', 'words    STOP, OFFERS'],
    errors: [],
  })
})

test('read considers what the message answers', async () => {
  const { lines } = await run('read', 'cancel please', '--asked', 'question')
  expect(lines[0]).toBe('kind     stop')
})

test.each([
  [['read'], '<text> is required: the message, in quotes'],
  [['read', 'two', 'texts'], 'too many arguments'],
  [['read', 'x', '--tenant', 'nobody'], 'There is no tenant "nobody" here. Tenants: acme, globex'],
  [['read', 'x', '--asked', 'why'], '"why" is not valid for --asked. Use one of: request, question'],
])('%j is a usage error', async (args, reason) => {
  const { code, errors } = await run(...args)
  expect([code, errors[0]]).toEqual([2, expect.stringContaining(reason)])
})
