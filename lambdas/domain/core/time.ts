/** The later of two times (ISO 8601 in UTC with milliseconds, so that text order is time order). */
export function later(a: string | null | undefined, b: string | null | undefined): string | null {
  if (!a) return b ?? null
  if (!b) return a
  return a > b ? a : b
}

/** The time, or the clock's time if it is ahead of the clock (IN-10). */
export function notAfter(instant: string, now: string): string {
  return instant > now ? now : instant
}

/** The time this many milliseconds after another. */
export function after(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}

/** A time in epoch seconds for DynamoDB's TTL, rounded up. */
export function epochSeconds(instant: string): number {
  return Math.ceil(Date.parse(instant) / 1000)
}

/** One minute, hour and day in milliseconds. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
