/** What time it is, as ISO 8601 in UTC with milliseconds. */
export type Clock = () => string

/** The time of this machine. */
export const systemClock: Clock = () => new Date().toISOString()
