import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createProgram } from '../../cli/program.ts'
import { run } from './running.ts'

const COMMANDS = createProgram({
  out: () => {},
  error: () => {},
  exitCode: 0,
  interrupted: new AbortController().signal,
}).commands.map((command) => command.name())

test.each([[], ['--help'], ['-h'], ['help']])('%j lists the commands, a line each', async (...args) => {
  const { code, lines, errors } = await run(...args)
  expect([code, errors]).toEqual([0, []])
  for (const name of COMMANDS) expect(lines.join('\n')).toMatch(new RegExp(`^  ${name} +\\S.*$`, 'm'))
})

test('the help of the command line', async () => {
  expect((await run('--help')).lines.join('\n')).toMatchSnapshot()
})

test.each(COMMANDS)('the help of %s', async (name) => {
  const { code, lines } = await run(name, '--help')
  expect(code).toBe(0)
  expect(lines.join('\n')).toMatchSnapshot()
  expect((await run('help', name)).lines).toEqual(lines)
})

test.each(COMMANDS)('docs/command-line.md lists %s, and its help has an example', async (name) => {
  const command = (await run(name, '--help')).lines.join('\n')
  expect(command).toContain(`npx assent ${name} `)
  expect(readFileSync('docs/command-line.md', 'utf8')).toContain(`\`${name}`)
})

test('--version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(await run('--version')).toEqual({ code: 0, lines: [version], errors: [] })
})

test('an unknown command is refused with the nearest one, all of them, and the usage', async () => {
  expect(await run('imprt', 'people.csv')).toEqual({
    code: 2,
    lines: [],
    errors: [
      "assent: unknown command 'imprt' (Did you mean import?)",
      `Commands: ${COMMANDS.join(', ')}`,
      'Usage: assent [options] [command] (help: assent --help)',
    ],
  })
})

test('an unknown option is refused with the nearest one, all of them, and the usage', async () => {
  expect(await run('lookup', '+12065550142', '--tennant', 'acme')).toEqual({
    code: 2,
    lines: [],
    errors: [
      "assent lookup: unknown option '--tennant' (Did you mean --tenant?)",
      'Options: --tenant, --stack, --json',
      'Usage: assent lookup [options] <number> (help: assent lookup --help)',
    ],
  })
})

test('an option without its value is refused', async () => {
  const { code, errors } = await run('lookup', '+12065550142', '--tenant')
  expect([code, errors[0]]).toEqual([2, "assent lookup: option '--tenant <id>' argument missing"])
})
