import type { Reply } from '../core/events.ts'
import { heldGrant } from '../core/record/status.ts'
import { after, DAY } from '../core/time.ts'
import type { Received } from './received.ts'

/**
 * The answer to a message that asks for texts in words that grant nothing: how to join what the person is not in, at
 * most once per 24 hours (IN-1). One-time codes come when they are asked for; no one joins them.
 */
export function waysToJoin(received: Received): Reply | null {
  const { tenant, record } = received
  if (record.denied || !mayTell(received)) return null
  const missing = tenant.programs.filter(({ id, type }) => type !== 'otp' && !heldGrant(record, id))
  return missing.length === 0 ? null : { kind: 'ways_to_join', programs: missing.map(({ id }) => id) }
}

/** Once a day on all numbers together. */
function mayTell({ record, message, at }: Received): boolean {
  if (message.number === null) return false
  return Object.values(record.toldAt).every((told) => at >= after(told, DAY))
}
