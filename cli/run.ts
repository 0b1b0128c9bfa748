import { PlainError } from '../lambdas/definitions/plain-error.ts'
import { type Command, type Output, UsageError } from './command.ts'
import { read } from './read.ts'

const COMMANDS: readonly Command[] = [read]
const USAGE_ERROR = 2

/** Runs a command line; the answer is the exit code: 0 done, 2 not understood. */
export function runCli([name, ...args]: readonly string[], output: Output): number {
  const command = COMMANDS.find((command) => command.name === name)
  if (!command) return explain(name, output)
  try {
    command.run(args, output)
    return 0
  } catch (error) {
    if (!isMistake(error)) throw error
    output.error(`assent ${command.name}: ${error.message}`)
    if (!(error instanceof PlainError)) output.error(`usage: assent ${command.usage}`)
    return USAGE_ERROR
  }
}

function explain(name: string | undefined, { out, error }: Output): number {
  const wanted = name === undefined || name === 'help' || name === '--help'
  const write = wanted ? out : error
  if (!wanted) write(`assent: no command is called ${name}`)
  for (const { usage, about } of COMMANDS) write(`assent ${usage}\n    ${about}`)
  return wanted ? 0 : USAGE_ERROR
}

function isMistake(error: unknown): error is Error {
  if (error instanceof UsageError || error instanceof PlainError) return true
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
