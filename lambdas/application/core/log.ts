/** What may be logged: what happened and the name of an error; never a number, a body or a token (REC-7). */
export type LogEntry =
  | { event: 'failed'; error: string }
  | { event: 'inbound_unreadable'; why: Unreadable }
  | { event: 'inbound_stranger'; sender: Stranger }
  | { event: 'inbound_waiting' | 'delivery_waiting'; seconds: number }
  | { event: 'delivery_unreadable' }
  | { event: 'decided'; gate: 'asking' | 'sending'; decision: string; reason: string; count: number }
  | { event: 'sent'; outcome: string }
  | { event: 'delivery'; outcome: string }
  | { event: 'published'; type: string }
  | { event: 'send_unknown' }
  | { event: 'send_refused'; reason: string }
  | { event: 'configuration_set_missing' }
  | { event: 'codes_near_ceiling' }
  | { event: 'provider_opted_out' }
  | { event: 'reply_unknown' }
  | { event: 'reply_refused'; error: string }
  | { event: 'reply_withheld'; why: string }
  | { event: 'reviews_waiting'; count: number }
  | { event: 'stop_recorded_late' }
  | { event: 'complained' }
  | { event: 'spam_filtered' }
  | { event: 'reassigned_check_due' }
  | { event: 'digested'; leaves: number }
  | { event: 'digest_late' }

/** Why an inbound message could not be read. */
export type Unreadable = 'not_an_envelope' | 'not_a_message' | 'not_a_phone_number' | 'unknown_number'

/** A sender of texts that is no person's phone: a short code, a name in place of a number, or one of our own numbers. */
export type Stranger = 'short_code' | 'alphanumeric' | 'own_number'

/** Where log entries go. */
export type Log = (entry: LogEntry) => void

/** The name of an error, the only part of it that may be logged. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Unknown'
}
