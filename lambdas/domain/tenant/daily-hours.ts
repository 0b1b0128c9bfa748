/** A stretch of a day as it is written: "HH:MM", the second no longer in it. */
export interface WrittenHours {
  from: string
  to: string
}

/** The days of a week as they are written: Saturday and Sunday are as the others where nothing else is said. */
export interface WrittenWeek {
  weekdays: WrittenHours
  saturday?: WrittenHours
  sunday?: WrittenHours
}

/** A stretch of a day in minutes after midnight, `to` no longer in it; none: `from` is not before `to`. */
export interface Hours {
  from: number
  to: number
}

/** The hours of each day, Sunday first. */
export type Week = readonly Hours[]

/** The week as it is reckoned with. */
export function weekOf({ weekdays, saturday = weekdays, sunday = weekdays }: WrittenWeek): Week {
  const written = [sunday, weekdays, weekdays, weekdays, weekdays, weekdays, saturday]
  return written.map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }))
}

/** Minutes from midnight to "HH:MM". */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
