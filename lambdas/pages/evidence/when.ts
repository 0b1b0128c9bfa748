const toTheMinute = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})
const day = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const time = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
})

/** A time in a sentence: "November 21, 2026, 12:00 PM UTC". */
export function when(instant: string): string {
  return `${spaced(toTheMinute.format(new Date(instant)).replace(' at ', ', '))} UTC`
}

/** The date and the time, to the second: "Nov 21, 2026" and "12:00:05 PM UTC". */
export function dayAndTime(instant: string): { day: string; time: string } {
  return { day: day.format(new Date(instant)), time: `${spaced(time.format(new Date(instant)))} UTC` }
}

/** More zones than this say little about where a person is. */
const MAX_ZONES = 2

/** The same time on the clock of the person, by the zones where they may be: "4:00 AM PST"; null if they are unknown or many. */
export function localTime(instant: string, zones: readonly string[]): string | null {
  if (zones.length > MAX_ZONES) return null
  const times = zones.map((zone) => timeIn(instant, zone))
  return times.length === 0 ? null : [...new Set(times)].join(' or ')
}

/** With its date where that is another than in UTC. */
function timeIn(instant: string, timeZone: string): string {
  const date = new Date(instant)
  const { localDay, clock, dayAndClock } = clocksOf(timeZone)
  const format = localDay.format(date) === day.format(date) ? clock : dayAndClock
  return spaced(format.format(date))
}

interface Clocks {
  localDay: Intl.DateTimeFormat
  clock: Intl.DateTimeFormat
  dayAndClock: Intl.DateTimeFormat
}

const clocks = new Map<string, Clocks>()

/** Made once per zone: to make one takes longer than the rest of an entry. */
function clocksOf(timeZone: string): Clocks {
  const made = clocks.get(timeZone)
  if (made) return made
  const date = { month: 'short', day: 'numeric' } as const
  const clock = { timeZone, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const
  const fresh = {
    localDay: new Intl.DateTimeFormat('en-US', { timeZone, ...date, year: 'numeric' }),
    clock: new Intl.DateTimeFormat('en-US', clock),
    dayAndClock: new Intl.DateTimeFormat('en-US', { ...date, ...clock }),
  }
  clocks.set(timeZone, fresh)
  return fresh
}

/** Plain spaces, so that a copied time can be searched for. */
function spaced(text: string): string {
  return text.replaceAll('\u202f', ' ')
}
