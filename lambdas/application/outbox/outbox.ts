import { type ApplicationEvent, applicationEvent, expired } from '../../domain/core/application-event.ts'
import type { Recorded, Reply } from '../../domain/core/events.ts'
import type { Subject } from '../core/subject.ts'

/** An application event to publish (EVT-1). */
export interface EventOutboxEntry {
  kind: 'event'
  /** The record generation that numbers it. */
  life: string
  seq: number
  message: ApplicationEvent
}

/** A reply to send (EVT-2). */
export interface ReplyOutboxEntry {
  kind: 'reply'
  /** The record generation that owes it. */
  life: string
  seq: number
  reply: Reply
  /** When the event that it answers happened. */
  at: string
  /** The tenant's number that sends it. */
  number: string
  /** The event that owes it. */
  owedBy: string
  /** The grants that it confirms. */
  grants: string[]
  /** Whether it answers a text from the person. */
  answersText: boolean
}

/** An event to publish or a reply to send, stored in the same transaction as the change. */
export type OutboxEntry = EventOutboxEntry | ReplyOutboxEntry

/** The outbox entries of one change: every event for the application, each owed reply for the person. */
export function outboxEntries(
  { tenant, to, life }: Subject & { life: string },
  events: readonly Recorded[],
  hashes: readonly string[],
): OutboxEntry[] {
  return events.flatMap((event, place): OutboxEntry[] => {
    const message = applicationEvent({ tenant, to }, event, hashes[place] ?? '')
    const toPublish: OutboxEntry = { kind: 'event', life, seq: event.seq, message }
    const { reply, number } = event
    if (!reply || number === null) return [toPublish]
    const confirmed = reply.kind === 'opt_in_confirmation' ? grantsWith(event, events) : []
    return [
      toPublish,
      {
        kind: 'reply',
        life,
        seq: event.seq,
        reply,
        at: answersFrom(event, reply),
        number,
        owedBy: event.id,
        grants: confirmed,
        answersText: event.inboundMessageId !== null,
      },
    ]
  })
}

/** The grants that a reply names, of the same text or page: not what that leaves another text to grant (IN-9, OUT-7). */
function grantsWith({ inboundMessageId, reply }: Recorded, events: readonly Recorded[]): string[] {
  const together = events.filter((event) => event.inboundMessageId === inboundMessageId)
  return together.flatMap(({ type, id, program }) =>
    type === 'opted_in' && reply?.programs.includes(program) ? [id] : [],
  )
}

/** The last event of an expired record that a new one replaces; it is published before the new numbering begins (EVT-1). */
export function expiredEntry(
  subject: Subject,
  { life, seq, hash, expiresAt }: { life: string; seq: number; hash: string; expiresAt: number | null },
): EventOutboxEntry {
  const at = new Date((expiresAt ?? 0) * 1000).toISOString()
  return { kind: 'event', life, seq: seq + 1, message: expired(subject, { life, seq, hash }, at) }
}

/** A text that confirms a recorded consent answers the recording, not the older consent (IN-9, EVT-2). */
function answersFrom({ by, at, recordedAt }: Recorded, { kind }: Reply): string {
  return by !== null && kind === 'opt_in_confirmation' ? recordedAt : at
}
