import type { EventBase } from './events.ts'

/** What every event of one moment has in common; whatever does not apply is null. */
export function eventBase(at: string, recordedAt: string): EventBase & { reply: null } {
  return {
    at,
    recordedAt,
    number: null,
    inboundMessageId: null,
    by: null,
    requestId: null,
    reply: null,
    body: null,
    personal: null,
    earlierStops: null,
  }
}
