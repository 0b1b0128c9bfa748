import { DAY, MINUTE } from './time.ts'

/** How long a sign-up waits for the phone's confirmation (IN-4). */
export const REQUEST_TTL = DAY

/** How long a preferences-page code is valid. */
export const PREFERENCES_CODE_TTL = 10 * MINUTE

/** How long a review may stay open before it becomes a stop, and how long before an alarm fires (OUT-2). */
export const REVIEW_DEADLINE = 9 * DAY
export const REVIEW_ALARM = 2 * DAY
