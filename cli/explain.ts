import { CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings'
import { UserFacingError } from '../lambdas/user-facing-error.ts'
import { missingOption } from './options/options.ts'
import { EXIT, type Terminal, UsageError } from './terminal/terminal.ts'

/** Prints why a command line failed, and returns its exit code. */
export function explain(error: unknown, command: CommandUnknownOpts, terminal: Terminal): number {
  if (error instanceof CommanderError) return explainParser(error, command, terminal)
  terminal.error(`${nameOf(command)}: ${sentence(error)}`)
  if (!(error instanceof UsageError)) return EXIT.failed
  terminal.error(usageOf(command))
  return EXIT.usage
}

function sentence(error: unknown): string {
  if (error instanceof UserFacingError || error instanceof UsageError) return error.message
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
  return `Unexpected error (${name}: ${message.split('\n')[0]}). Please report it.`
}

/** The parser throws for help and version too; it has printed those. */
function explainParser(error: CommanderError, command: CommandUnknownOpts, terminal: Terminal): number {
  if (error.exitCode === 0) return EXIT.done
  if (error.code === 'commander.help') return EXIT.usage
  terminal.error(`${nameOf(command)}: ${messageOf(error, command)}`)
  const allowed = ALLOWED.get(error.code)
  if (allowed) terminal.error(allowed(command))
  terminal.error(usageOf(command))
  return EXIT.usage
}

/** What could have stood in the place of something unknown. */
const ALLOWED: ReadonlyMap<string, (command: CommandUnknownOpts) => string> = new Map([
  ['commander.unknownOption', ({ options }) => `Options: ${options.map(({ long }) => long).join(', ')}`],
  [
    'commander.unknownCommand',
    ({ commands }) => `Commands: ${commands.map((command) => command.name()).join(', ')}`,
  ],
])

function messageOf({ code, message }: CommanderError, command: CommandUnknownOpts): string {
  const [, quoted] = /'(.*)'/.exec(message) ?? []
  const option = command.options.find(({ flags }) => flags === quoted)
  if (option && code === 'commander.missingMandatoryOptionValue') return missingOption(option)
  const argument = command.registeredArguments.find((argument) => argument.name() === quoted)
  if (argument && code === 'commander.missingArgument')
    return `<${quoted}> is required: ${argument.description}`
  return REWORDED.reduce((text, [pattern, words]) => text.replace(pattern, words), message)
}

/** The parser's words, and shorter ones. */
const REWORDED: readonly (readonly [RegExp, string])[] = [
  [/^error: /, ''],
  [/^option '(\S+)[^']*' argument '(.*)' is invalid\./, '"$2" is not valid for $1.'],
  [/^option '(\S+)[^']*' value '(.*)' from env '(\w+)' is invalid\./, '"$2" in $3 is not valid for $1.'],
  [/^command-argument value '(.*)' is invalid for argument '(.*)'\./, '"$1" is not a valid $2.'],
  [/Allowed choices are (.*)\.$/, 'Use one of: $1'],
  [/\n/, ' '],
]

function usageOf(command: CommandUnknownOpts): string {
  return `Usage: ${nameOf(command)} ${command.usage()} (help: ${nameOf(command)} --help)`
}

function nameOf(command: CommandUnknownOpts): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name()
}
