export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A form's request lapses after 24 hours (IN-4). */
export const REQUEST_TTL = DAY
/** An ordinary message may be answered for 24 hours (CONV-1). */
export const WINDOW = DAY
/** A program's word answers the question of a stop confirmation for 24 hours (OUT-6). */
export const QUESTION_TTL = DAY
/** An unsure message that is not settled becomes a stop after 9 days (OUT-2). */
export const REVIEW_DEADLINE = 9 * DAY
/** A permanent delivery failure counts for 90 days (REACH-1). */
export const UNREACHABLE = 90 * DAY

/**
 * When a record expires, in epoch seconds: the same day and time so many months later, in UTC, else the first
 * of the next month, plus 24 hours, rounded up (REC-1).
 */
export function expiryAfter(base: number, months: number): number {
  return Math.ceil((monthsAfter(base, months) + DAY) / 1000)
}

function monthsAfter(base: number, months: number): number {
  const moved = new Date(base)
  const day = moved.getUTCDate()
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  const month = moved.getUTCMonth()
  moved.setUTCDate(day)
  if (moved.getUTCMonth() !== month) moved.setUTCDate(1)
  return moved.getTime()
}
