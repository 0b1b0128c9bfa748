import { InvalidArgumentError } from '@commander-js/extra-typings'
import { readDate } from '../lists/read-date.ts'

/** The forms in which a time can be given. */
export const TIME_HELP = 'like 2026-11-05, 2026-11-05T09:30-08:00 or "Nov 5, 2026 9:30 am"'

const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

/** A time on the command line, in UTC; one without a zone is a time of this computer's, one without an hour its day's beginning. */
export function time(value: string): string {
  const reading = readDate(value, { zone: timeZone })
  if ('at' in reading) return reading.at
  const why = 'ambiguous' in reading ? 'It can be read in two ways. ' : ''
  throw new InvalidArgumentError(`${why}Use a time ${TIME_HELP}.`)
}

const local = new Intl.DateTimeFormat('en-US', {
  ...{ year: 'numeric', month: 'short', day: 'numeric' },
  ...{ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
})

/** A time for people: in UTC, and beside it as this computer's clock has it, unless that is the same. */
export function when(at: string): string {
  return new Date(at).getTimezoneOffset() === 0 ? at : `${at} (${local.format(new Date(at))})`
}
