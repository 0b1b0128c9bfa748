/** The later of two instants (ISO 8601 in UTC with milliseconds, so that order of text is order of time). */
export function later(a: string | null | undefined, b: string | null | undefined): string | null {
  if (!a) return b ?? null
  if (!b) return a
  return a > b ? a : b
}

/** The instant, or the clock's where it is ahead of it (IN-10). */
export function notAfter(instant: string, now: string): string {
  return instant > now ? now : instant
}

/** The instant so many milliseconds after another. */
export function after(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}

/** An instant in epoch seconds, as DynamoDB's time-to-live reads them; a part of a second counts as a whole one. */
export function epochSeconds(instant: string): number {
  return Math.ceil(Date.parse(instant) / 1000)
}

/** One minute, hour and day in milliseconds. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
