import type { ConsentEvent, Reply } from '../core/events.ts'
import { getOwn } from '../core/get-own.ts'
import { hasStopped } from '../core/status.ts'
import { after, DAY, HOUR } from '../core/time.ts'
import type { Received } from './received.ts'

/** An unclear message is stored for a review by staff, and the sender is asked what they meant (OUT-2). */
export function openReview(received: Received): ConsentEvent[] {
  const { base, message } = received
  const settled = isSettledAlready(received)
  const reply: Reply | null = !settled && mayAsk(received) ? { kind: 'review_question', programs: [] } : null
  const opened: ConsentEvent = { type: 'review_opened', ...base, program: null, body: message.body, reply }
  return settled ? [opened, { type: 'review_settled', ...base, program: null, as: 'not_a_stop' }] : [opened]
}

/** Whether a START or YES of a later date, delivered earlier, has already settled it; its words are stored anyway. */
function isSettledAlready({ record, at }: Received): boolean {
  return record.review === null && record.affirmedAt !== null && record.affirmedAt > at
}

/**
 * At most once per 24 hours and number, counted from the last moment at which the last question may have left, and
 * never a person who has stopped (OUT-2).
 */
function mayAsk({ record, message, at }: Received): boolean {
  if (message.number === null || hasStopped(record)) return false
  const asked = getOwn(record.askedAt, message.number)
  return asked === undefined || at >= after(asked, DAY + HOUR)
}

/** A START or YES that is later than the unsure message settles it as no stop (OUT-2). */
export function settleAsNoStop({ record, at, base }: Received): ConsentEvent[] {
  if (!record.review || at <= record.review.lastAt) return []
  return [{ type: 'review_settled', ...base, program: null, as: 'not_a_stop' }]
}
