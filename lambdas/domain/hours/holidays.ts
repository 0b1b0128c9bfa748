import { DAY } from '../core/time.ts'
import { DAYS_OF_WEEK } from '../tenant/daily-hours.ts'
import listed from './holidays.json' with { type: 'json' }

/** A legal holiday as a statute defines it (GATE-7): by its date, by a weekday on or after a date, or relative to Easter. */
export interface Holiday {
  name: string
  /** `MM-DD`. */
  date?: string
  /** The holiday is the first such weekday on or after the date. */
  weekday?: string
  /** Days after Easter Sunday; negative: before it. */
  easter?: number
  /** Only in years divisible by this number. */
  every?: number
  /** The adjacent day that is also closed if the holiday is a Saturday: -1 the day before, 2 the Monday after. */
  saturday?: number
  /** The adjacent day that is also closed if the holiday is a Sunday. */
  sunday?: number
}

/** The legal holidays of one place, and their source. */
export interface HolidayCalendar {
  law: string
  source: string
  /** When the list was last compared with its source. */
  verifiedOn: string
  days: readonly Holiday[]
}

/** The bundled calendars, by place: `US` for the federal one, `US-LA` … for those of states. */
export const calendars: ReadonlyMap<string, HolidayCalendar> = new Map(Object.entries(listed))

/** Days since 1970 in the local calendar. */
type Day = number

/** The day of an ISO date. */
export function dayOf(date: string): Day {
  return Date.parse(date) / DAY
}

const closed = new Map<string, ReadonlySet<Day>>()

/** Whether a day is a legal holiday of a place, or closed in lieu of one; computed once per place and year. */
export function isHoliday(place: string, day: Day): boolean {
  const year = new Date(day * DAY).getUTCFullYear()
  const key = `${place} ${year}`
  const days = closed.get(key) ?? new Set(closedDays(place, year))
  closed.set(key, days)
  return days.has(day)
}

/** The closed days of a year; includes those of the neighboring years, since New Year's Day may close the day before it. */
function closedDays(place: string, year: number): Day[] {
  const { days = [] } = calendars.get(place) ?? {}
  return [year, year + 1].flatMap((each) => days.flatMap((holiday) => daysOfHoliday(holiday, each)))
}

function daysOfHoliday(holiday: Holiday, year: number): Day[] {
  if (year % (holiday.every ?? 1) !== 0) return []
  const day = dateOf(holiday, year)
  const beside = besideOf(holiday, day)
  return beside === undefined ? [day] : [day, day + beside]
}

const WEEKDAYS: readonly string[] = DAYS_OF_WEEK

function dateOf({ date, weekday, easter }: Holiday, year: number): Day {
  if (date === undefined) return easterOf(year) + (easter ?? 0)
  const day = dayOf(`${year}-${date}`)
  const wanted = WEEKDAYS.indexOf(weekday ?? '')
  return wanted < 0 ? day : day + ((wanted - weekdayOf(day) + 7) % 7)
}

function besideOf({ saturday, sunday }: Holiday, day: Day): number | undefined {
  const weekday = WEEKDAYS[weekdayOf(day)]
  if (weekday === 'saturday') return saturday
  return weekday === 'sunday' ? sunday : undefined
}

/** The weekday of January 1, 1970. */
const THURSDAY = 4

/** The weekday, with Sunday as 0. */
export function weekdayOf(day: Day): number {
  return (day + THURSDAY) % 7
}

/** Easter Sunday, by Gauss's formula for 1900 to 2099. */
function easterOf(year: number): Day {
  const golden = year % 19
  const moon = (19 * golden + 24) % 30
  const sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
  const isTooLate = sunday === 6 && (moon === 29 || (moon === 28 && golden > 10))
  return dayOf(`${year}-03-22`) + moon + sunday - (isTooLate ? 7 : 0)
}
