import { isPhoneNumber } from '../lambdas/domain/core/phone-number.ts'
import { UsageError } from './command.ts'

/** What every command that asks the functions may be told. */
export const askingFlags = {
  tenant: { type: 'string' },
  stack: { type: 'string', default: 'assent' },
} as const

/** What every command that changes something must be told besides. */
export const writingFlags = { ...askingFlags, by: { type: 'string' } } as const

/** Who does it, for the ledger: `--by`, else the variable `ASSENT_BY` (TEN-1). */
export function nameOfWriter(by: string | undefined): string {
  const name = by ?? process.env.ASSENT_BY
  if (name?.trim()) return name
  throw new UsageError('--by says who does it, as in --by dana; so does the variable ASSENT_BY')
}

/** The one phone number that was given. */
export function oneNumber([number, ...more]: readonly string[]): string {
  if (number !== undefined && more.length === 0 && isPhoneNumber(number)) return number
  throw new UsageError('one phone number, with + and the country: +12065550142')
}

/** The one file that was given. */
export function oneFile([file, ...more]: readonly string[]): string {
  if (file !== undefined && more.length === 0) return file
  throw new UsageError('one file')
}

/** A flag that cannot be left out. */
export function needed(value: string | undefined, what: string): string {
  if (value !== undefined && value !== '') return value
  throw new UsageError(what)
}

/** A flag that takes a whole number in a range; each end is in it. */
export function wholeNumber(value: string, flag: string, least: number, most: number): number {
  const number = Number(value)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new UsageError(`${flag} takes a whole number from ${least} to ${most}`)
}
