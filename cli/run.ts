import { UserFacingError } from '../lambdas/user-facing-error.ts'
import { type Command, EXIT, type Terminal, UsageError } from './command.ts'
import { adopt } from './commands/adopt.ts'
import { check } from './commands/check.ts'
import { evidence } from './commands/evidence.ts'
import { exportList } from './commands/export.ts'
import { importFile } from './commands/import.ts'
import { lookup } from './commands/lookup.ts'
import { read } from './commands/read.ts'
import { record } from './commands/record.ts'
import { stop } from './commands/stop.ts'
import { verify } from './commands/verify.ts'

const COMMANDS: readonly Command[] = [
  check,
  lookup,
  evidence,
  verify,
  record,
  stop,
  importFile,
  exportList,
  adopt,
  read,
]

/** Runs a command line and answers the exit code; whatever goes wrong is one sentence. */
export async function runCli([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  const command = COMMANDS.find((command) => command.name === name)
  if (!command) return explain(name, terminal)
  if (args.includes('--help')) return explainCommand(command, terminal)
  try {
    return await command.run(args, terminal)
  } catch (error) {
    terminal.error(`assent ${command.name}: ${sentence(error)}`)
    if (!isMistake(error)) return EXIT.failed
    terminal.error(`usage: assent ${command.usage}`)
    return EXIT.usage
  }
}

function explain(name: string | undefined, { out, error }: Terminal): number {
  const wanted = name === undefined || name === 'help' || name === '--help'
  const write = wanted ? out : error
  if (!wanted) write(`assent: no command is called ${name}`)
  for (const { usage, about } of COMMANDS) write(`assent ${usage}\n    ${about}`)
  return wanted ? EXIT.done : EXIT.usage
}

function explainCommand({ usage, about }: Command, { out }: Terminal): number {
  out(`assent ${usage}\n    ${about}`)
  return EXIT.done
}

function sentence(error: unknown): string {
  if (error instanceof UserFacingError || isMistake(error)) return error.message
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
  return `it failed in a way nobody foresaw (${name}: ${message.split('\n')[0]}); please report it.`
}

function isMistake(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
