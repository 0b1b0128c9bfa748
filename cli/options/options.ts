import { type Command, InvalidArgumentError, Option, type OptionValues } from '@commander-js/extra-typings'
import { STOP_MEDIA } from '../../lambdas/domain/core/medium.ts'
import { LEVELS, LIST_STATUSES, MESSAGE_CLASSES, ROW_STATUSES } from '../../lambdas/domain/core/vocabulary.ts'
import { UsageError } from '../terminal/terminal.ts'
import { TIME_HELP, time } from './time.ts'

/** The most calls that a command makes at the same time. */
const MAX_CONCURRENCY = 50

/** The tenant; optional where the definitions hold only one. */
export const tenantOption = new Option('--tenant <id>', 'the tenant; optional if there is only one')

/** The stack that the functions belong to. */
export const stackOption = new Option('--stack <name>', 'the deployed stack')
  .default('assent')
  .argParser(stackName)

/** JSON for programs instead of text for people. */
export const jsonOption = new Option('--json', 'print one line of JSON')

/** Who does it, where only some uses of a command write (TEN-1). */
export const optionalByOption = byFlag()

/** Who does it; every command that writes requires it (TEN-1). */
export const byOption = byFlag().makeOptionMandatory()

/** The program of a row. */
export const programOption = new Option('--program <id>', 'the program; a stop without it covers all of them')

/** The program, where the command has no use without it. */
export const requiredProgramOption = new Option('--program <id>', 'the program').makeOptionMandatory()

/** Why it was done. */
export const noteOption = new Option('--note <text>', 'why, for the ledger').makeOptionMandatory()

/** How a consent or a stop came. */
export const mediumOption = mediumFlag()

/** How a stop came, where the command has no use without it. */
export const requiredMediumOption = mediumFlag().makeOptionMandatory()

/** Whether a row is a consent or a stop. */
export const rowStatusOption = new Option('--status <status>', 'consent or stop').choices(ROW_STATUSES)

/** A list that can be exported. */
export const listStatusOption = new Option('--status <status>', 'which list').choices(LIST_STATUSES)

/** How firmly the person agreed. */
export const levelOption = new Option('--level <level>', 'level of the consent').choices(LEVELS)

/** When a consent or a stop was given. */
export const atOption = new Option('--at <time>', `when, ${TIME_HELP}`).argParser(time)

/** When something was received. */
export const receivedOption = new Option(
  '--at <time>',
  `when you received it, ${TIME_HELP}; now if left out`,
).argParser(time)

/** A stricter class than the program's own. */
export const classOption = new Option('--class <class>', "message class, if not the program's").choices(
  MESSAGE_CLASSES,
)

/** Overwrites a file that exists. */
export const forceOption = new Option('--force', 'overwrite a file that exists')

/** Adds what every command that reads takes: the tenant, the stack and the form of its output. */
export function reading<Args extends unknown[], Opts extends OptionValues>(command: Command<Args, Opts>) {
  return command.addOption(tenantOption).addOption(stackOption).addOption(jsonOption)
}

/** Adds what every command that writes takes: also who does it (TEN-1). */
export function writing<Args extends unknown[], Opts extends OptionValues>(command: Command<Args, Opts>) {
  return reading(command.addOption(byOption))
}

/** How many calls are made at the same time. */
export function concurrencyOption(byDefault: number) {
  return new Option('--concurrency <n>', `calls to make at the same time, 1 to ${MAX_CONCURRENCY}`)
    .default(byDefault)
    .argParser(wholeNumber(1, MAX_CONCURRENCY))
}

/** The value of an option that this use of the command requires. */
export function needed<Value>(
  value: Value | undefined,
  option: Parameters<typeof missingOption>[0],
): NonNullable<Value> {
  if (value !== undefined && value !== null) return value
  throw new UsageError(missingOption(option))
}

/** Says that an option is missing, what it means and which values it takes. */
export function missingOption(
  option: Pick<Option, 'flags' | 'description' | 'envVar' | 'argChoices'>,
): string {
  const { flags, description, envVar, argChoices } = option
  const choices = argChoices ? `, one of: ${argChoices.join(', ')}` : ''
  const variable = envVar ? ` (or set ${envVar})` : ''
  return `${flags} is required: ${description}${choices}${variable}`
}

function byFlag() {
  return new Option('--by <name>', 'your name, for the ledger').env('ASSENT_BY').argParser(notBlank)
}

function mediumFlag() {
  return new Option('--medium <medium>', 'how it came').choices(STOP_MEDIA)
}

function stackName(value: string): string {
  if (/^[a-z][a-z0-9-]{0,29}$/.test(value)) return value
  throw new InvalidArgumentError('Use the name of a stack, like assent.')
}

function notBlank(value: string): string {
  if (value.trim() !== '') return value
  throw new InvalidArgumentError('Use a name, like --by dana.')
}

/** Reads a whole number within limits. */
export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value)
    if (Number.isInteger(number) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`Use a whole number from ${least} to ${most}.`)
  }
}

/** Adds examples to the help of a command. */
export function examples(...lines: string[]): string {
  return ['', lines.length === 1 ? 'Example:' : 'Examples:', ...lines.map((line) => `  ${line}`)].join('\n')
}
