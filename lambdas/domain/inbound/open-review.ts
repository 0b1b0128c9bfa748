import type { ConsentEvent, Reply } from '../core/events.ts'
import { getOwn } from '../core/get-own.ts'
import { openReviews } from '../core/record/record.ts'
import { hasStoppedAll } from '../core/record/status.ts'
import { after, DAY, HOUR } from '../core/time.ts'
import type { ReviewOutcome } from '../core/vocabulary.ts'
import type { Received } from './received.ts'

/**
 * An unclear message is stored for a review by staff, and the sender is asked what they meant. What the person said later and
 * was delivered earlier has settled it already: START or YES as no stop, a stop of everything as a stop (OUT-2, OUT-7).
 */
export function openReview(received: Received): ConsentEvent[] {
  const { base, message } = received
  const as = settledAlready(received)
  const reply: Reply | null = !as && mayAsk(received) ? { kind: 'review_question', programs: [] } : null
  const opened: ConsentEvent = { type: 'review_opened', ...base, program: null, body: message.body, reply }
  return as ? [opened, { type: 'review_settled', ...base, program: null, as }] : [opened]
}

function settledAlready({ record: { affirmedAt, stops }, at }: Received): ReviewOutcome | null {
  if (stops.all !== null && stops.all >= at) return 'stop'
  return affirmedAt !== null && affirmedAt > at ? 'not_a_stop' : null
}

/**
 * At most once per 24 hours and number, counted from the last moment at which the last question may have left, and
 * never a person who has stopped (OUT-2).
 */
function mayAsk({ record, message, at }: Received): boolean {
  if (message.number === null || hasStoppedAll(record)) return false
  const asked = getOwn(record.askedAt, message.number)
  return asked === undefined || at >= after(asked, DAY + HOUR)
}

/** A START or YES that is later than the unsure messages settles them as no stop (OUT-2). */
export function settleAsNoStop({ record, at, base }: Received): ConsentEvent[] {
  return openReviews(record)
    .filter(({ lastAt }) => lastAt < at)
    .map(({ id }) => ({ type: 'review_settled', ...base, program: null, as: 'not_a_stop', review: id }))
}
