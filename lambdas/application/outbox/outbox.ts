import { type ApplicationEvent, applicationEvent, expired } from '../../domain/core/application-event.ts'
import type { Recorded, Reply } from '../../domain/core/events.ts'
import type { Subject } from '../core/subject.ts'

/** An application event that waits to be published (EVT-1). */
export interface EventOutboxEntry {
  kind: 'event'
  /** The generation whose numbering it is of. */
  life: string
  seq: number
  message: ApplicationEvent
}

/** A reply that waits to be sent (EVT-2). */
export interface ReplyOutboxEntry {
  kind: 'reply'
  /** The generation that owes it. */
  life: string
  seq: number
  reply: Reply
  /** When what it answers happened. */
  at: string
  /** The tenant's number that it leaves from. */
  number: string
  /** The event that owes it. */
  owedBy: string
  /** The grants that it confirms. */
  grants: string[]
  /** Whether it answers a text of the person's own. */
  answersText: boolean
}

/** What must leave because of a change, kept in the same transaction. */
export type OutboxEntry = EventOutboxEntry | ReplyOutboxEntry

/** What the events of one change send on its way: every event to the application, each owed reply to the person. */
export function outboxEntries(
  { tenant, to, life }: Subject & { life: string },
  events: readonly Recorded[],
): OutboxEntry[] {
  const grants = events.flatMap(({ type, id }) => (type === 'opted_in' ? [id] : []))
  return events.flatMap((event): OutboxEntry[] => {
    const message = applicationEvent(tenant, to, event)
    const told: OutboxEntry = { kind: 'event', life, seq: event.seq, message }
    const { reply, number } = event
    if (!reply || number === null) return [told]
    const confirmed = reply.kind === 'opt_in_confirmation' ? grants : []
    return [
      told,
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

/** The last event of an expired record whose place a new one takes: it leaves before the new numbering begins (EVT-1). */
export function expiredEntry(
  subject: Subject,
  { life, seq, expiresAt }: { life: string; seq: number; expiresAt: number | null },
): EventOutboxEntry {
  const at = new Date((expiresAt ?? 0) * 1000).toISOString()
  return { kind: 'event', life, seq: seq + 1, message: expired(subject, life, seq + 1, at) }
}

/** A text that confirms what staff recorded answers the recording, however old the consent is (IN-9, EVT-2). */
function answersFrom({ by, at, recordedAt }: Recorded, { kind }: Reply): string {
  return by !== null && kind === 'opt_in_confirmation' ? recordedAt : at
}
