import type { Command, CommandUnknownOpts } from '@commander-js/extra-typings'
import { explain } from './explain.ts'
import { createProgram } from './program.ts'
import { printable } from './terminal/printable.ts'
import { EXIT, type Terminal } from './terminal/terminal.ts'

/** Runs a command line and returns its exit code; it prints every error and throws none. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const session = { ...printable(terminal), exitCode: EXIT.done as number }
  const program = createProgram(session)
  try {
    await program.parseAsync(args.length > 0 ? [...args] : ['--help'], { from: 'user' })
    return session.exitCode
  } catch (error) {
    return explain(error, commandNamed(args[0], program), session)
  }
}

function commandNamed(name: string | undefined, program: Command): CommandUnknownOpts {
  return program.commands.find((command) => command.name() === name) ?? program
}
