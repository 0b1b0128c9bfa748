/** A stretch of a day as it is written: "HH:MM", the second no longer in it. */
export interface WrittenHours {
  from: string
  to: string
}

/** The days of a week, Sunday first. */
export const DAYS_OF_WEEK = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const

/** A day of the week. */
export type DayOfWeek = (typeof DAYS_OF_WEEK)[number]

/** The days of a week as they are written: a day is like the others where nothing else is said; null: closed. */
export interface WrittenWeek extends Partial<Record<DayOfWeek, WrittenHours | null>> {
  weekdays: WrittenHours
}

/** A stretch of a day in minutes after midnight, `to` no longer in it; none: `from` is not before `to`. */
export interface Hours {
  from: number
  to: number
}

/** The hours of each day, Sunday first. */
export type Week = readonly Hours[]

const CLOSED: Hours = { from: 0, to: 0 }

/** The hours of each day of a written week. */
export function weekOf(written: WrittenWeek): Week {
  return DAYS_OF_WEEK.map((day) => {
    const hours = written[day] === undefined ? written.weekdays : written[day]
    return hours === null ? CLOSED : { from: minutesOf(hours.from), to: minutesOf(hours.to) }
  })
}

/** Minutes from midnight to "HH:MM". */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
