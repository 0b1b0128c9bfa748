import { tzOffset } from '@date-fns/tz'

/** The order of day, month and year in dates of numbers alone. */
export const DATE_ORDERS = ['mdy', 'dmy', 'ymd'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

/** How the dates of a file are written. */
export interface DateStyle {
  /** Undefined: not given, and dates that can be read in two ways are not read. */
  order?: DateOrder | undefined
  /** The zone of times without one. */
  zone: string
  /** Whether a number is a time in seconds since 1970, as AWS writes it. */
  epoch?: boolean | undefined
}

/** A time in UTC with milliseconds, or why there is none; `ambiguous`: it depends on the order. */
export type DateReading = { at: string } | { flaw: string; ambiguous?: true }

const TIME =
  /(?:[T ,]+(?:at )?(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?)?\s*(?<half>[ap])?\.?(?:(?<=[ap]\.?)m\.?)?\s*(?<zone>Z|[A-Z]{3,4}|(?:UTC|GMT)?[+-]\d{2}:?\d{2})?$/
    .source
const NUMBERS = new RegExp(`^(?<a>\\d{1,4})[-/.](?<b>\\d{1,2})[-/.](?<c>\\d{1,4})${TIME}`, 'i')
const NAMED = new RegExp(
  `^(?:[a-z]{3,9},? )?(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?[ -](?<month>[a-z]{3,9})\\.?|(?<month2>[a-z]{3,9})\\.? (?<day2>\\d{1,2})(?:st|nd|rd|th)?),?[ -](?<year>\\d{4})${TIME}`,
  'i',
)
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** The names of zones that dates in English carry (RFC 5322), in hours from UTC. */
const ZONES = new Map([
  ['UTC', 0],
  ['GMT', 0],
  ['Z', 0],
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
])

/** Reads a date as exports write it. A date without a time is the beginning of its day, so that a stop of that day binds (IN-10). */
export function readDate(cell: string, style: DateStyle): DateReading {
  const text = cell
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (style.epoch && /^\d{9,10}(\.\d+)?$/.test(text)) return instant(Math.round(Number(text) * 1000))
  if (/^\d{5}([.,]\d+)?$/.test(text))
    return {
      flaw: 'at is a number of a spreadsheet instead of a date: format the column as a date and export again',
    }
  const numbers = NUMBERS.exec(text)?.groups
  if (numbers) return fromNumbers(numbers, style)
  const named = NAMED.exec(text)?.groups
  return named ? fromNamed(named, style) : UNREADABLE
}

const UNREADABLE = { flaw: 'at is not a date that can be read' }
type Groups = Record<string, string | undefined>

function fromNumbers(groups: Groups, style: DateStyle): DateReading {
  const { a = '', b = '', c = '' } = groups
  const order = a.length > 2 ? 'ymd' : style.order
  if (order === undefined)
    return { flaw: 'at can be read in two ways: say which with --dates', ambiguous: true }
  const [year, month, day] = { ymd: [a, b, c], mdy: [c, a, b], dmy: [c, b, a] }[order] as [
    string,
    string,
    string,
  ]
  const isDate = (year.length === 4 || year.length === 2) && day.length <= 2
  if (!isDate) return { flaw: `at is not a date in the order of --dates ${order}` }
  const reading = moment(
    [year.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(day)],
    groups,
    style,
  )
  return 'at' in reading || order === 'ymd'
    ? reading
    : { flaw: `at is not a date in the order of --dates ${order}` }
}

function fromNamed(groups: Groups, style: DateStyle): DateReading {
  const name = (groups.month ?? groups.month2 ?? '').toLowerCase()
  const month = MONTHS.indexOf(name.slice(0, 3)) + 1
  if (month === 0) return UNREADABLE
  return moment([Number(groups.year), month, Number(groups.day ?? groups.day2)], groups, style)
}

function moment([year, month, day]: [number, number, number], groups: Groups, style: DateStyle): DateReading {
  const { hour, minute = '0', second = '0', fraction = '0', half } = groups
  const hours = hour === undefined ? 0 : onClock(Number(hour), half)
  const millis = Math.trunc(Number(`0.${fraction}`) * 1000)
  const local = Date.UTC(year, month - 1, day, hours, Number(minute), Number(second), millis)
  const date = new Date(local)
  const exists =
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hours <= 23 &&
    Number(minute) <= 59 &&
    Number(second) <= 59
  const offset = exists ? offsetOf(groups.zone, local, style.zone) : undefined
  return offset === undefined ? UNREADABLE : instant(local - offset * 60_000)
}

function onClock(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return Number.NaN
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

/** Minutes from UTC: of the zone that the text names, else of the file's zone at that local time. */
function offsetOf(named: string | undefined, local: number, zone: string): number | undefined {
  if (named === undefined && zone === 'UTC') return 0
  if (named === undefined) {
    const near = local - tzOffset(zone, new Date(local)) * 60_000
    return tzOffset(zone, new Date(near))
  }
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})$/.exec(named) ?? []
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  const hour = ZONES.get(named.toUpperCase())
  return hour === undefined ? undefined : hour * 60
}

function instant(time: number): DateReading {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? UNREADABLE : { at: date.toISOString() }
}
