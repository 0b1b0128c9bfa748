import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import type { ListField } from '../lists/fields.ts'
import type { Defaults } from '../lists/list-row.ts'
import { parseMap } from '../lists/map-columns.ts'
import type { ListOptions } from '../lists/open-list.ts'
import { DATE_ORDERS, type DateOrder, readDate } from '../lists/read-date.ts'
import { ANY_LIST, LIST_FORMS, VENDORS, type Vendor } from '../lists/vendors.ts'

const GROUP = 'Lists of other systems:'

/** The system that a list was exported from (IN-6). */
export const fromListOption = new Option('--from <system>', 'the system that the list is from')
  .choices(VENDORS)
  .helpGroup(GROUP)

/** What the columns of any other list are. */
export const mapOption = new Option(
  '--map <pairs>',
  'what its columns are, like "Phone Number=to,Opt In Date=at"',
)
  .argParser(parseMap)
  .helpGroup(GROUP)

/** The country of the numbers without a country code. */
export const countryOption = new Option(
  '--country <code>',
  'country of its numbers without a country code, like US',
)
  .argParser(country)
  .helpGroup(GROUP)

/** The order of day and month. */
export const datesOption = new Option('--dates <order>', 'order of month, day and year in its dates')
  .choices(DATE_ORDERS)
  .helpGroup(GROUP)

/** The zone of times without one. */
export const zoneOption = new Option(
  '--zone <zone>',
  'time zone of its times, like America/Chicago (default: UTC)',
)
  .argParser(timeZone)
  .helpGroup(GROUP)

/** When stops without a date were received. */
export const stoppedAtOption = new Option(
  '--stopped-at <time>',
  'date of its stops without a date (default: now)',
)
  .argParser(stoppedAt)
  .helpGroup(GROUP)

/** What the options say about a list. */
interface ListValues {
  from?: Vendor | undefined
  map?: Map<ListField, string> | undefined
  country?: string | undefined
  dates?: DateOrder | undefined
  zone?: string | undefined
  stoppedAt?: string | undefined
}

/** How the list of another system is read; undefined: no option says that the file is one. */
export function listOptions(
  { from, map, country, dates, zone = 'UTC', stoppedAt = new Date().toISOString() }: ListValues,
  defaults: Omit<Defaults, 'stoppedAt'>,
): ListOptions | undefined {
  if ([from, map, country, dates].every((value) => value === undefined)) return undefined
  return {
    form: from === undefined ? ANY_LIST : LIST_FORMS[from],
    map: map ?? new Map(),
    country,
    dates: { order: dates, zone },
    defaults: { ...defaults, stoppedAt },
  }
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

function country(value: string): string {
  const code = value.toUpperCase()
  if (/^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined) return code
  throw new InvalidArgumentError('Use a country of two letters, like US.')
}

function timeZone(value: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch {
    throw new InvalidArgumentError('Use an IANA time zone, like America/Chicago.')
  }
}

function stoppedAt(value: string): string {
  const reading = readDate(value, { zone: 'UTC' })
  if ('at' in reading) return reading.at
  throw new InvalidArgumentError('Use a time like 2026-11-20T09:30:00.000Z.')
}
