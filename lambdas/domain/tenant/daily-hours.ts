/** Hours of a day as written in a definition: "HH:MM", with an exclusive end. */
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

/** The days of a week as written: a missing day has the default hours; null: closed. */
export interface WrittenWeek extends Partial<Record<DayOfWeek, WrittenHours | null>> {
  weekdays: WrittenHours
}

/** Hours of a day in minutes after midnight, with an exclusive `to`; closed if `from` is not before `to`. */
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
