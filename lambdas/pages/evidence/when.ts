const toTheMinute = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const day = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const time = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** A time in a sentence: "November 21, 2026, 12:00 UTC". */
export function when(instant: string): string {
  return `${toTheMinute.format(new Date(instant)).replace(' at ', ', ')} UTC`
}

/** The date and the time, to the second. */
export function dayAndTime(instant: string): { day: string; time: string } {
  return { day: day.format(new Date(instant)), time: time.format(new Date(instant)) }
}
