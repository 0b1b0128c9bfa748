import type { Recorded } from './events.ts'
import { type InvitedBy, invitedByIn } from './evidence.ts'
import type { EventType, GrantMedium, Level } from './vocabulary.ts'

/** What the application receives about a change, contract 1 (EVT-1). */
export interface ApplicationEvent {
  /** The ledger event's id, for deduplication. */
  id: string
  /** Increases by one per tenant and number, for ordering. */
  seq: number
  /** What happened; `expired` ends a sequence of numbers, and the next begins at 1. */
  type: EventType | 'expired'
  tenant: string
  /** Null when it concerns the whole brand. */
  program: string | null
  to: string
  at: string
  /** The grant, for `opted_in`. */
  consent: { id: string; level: Level; medium: GrantMedium; since: string } | null
  /** The text of an ordinary message; null for every other type. */
  body: string | null
  /** No person wrote the message: a reaction, or an answer of a phone, carrier or office (OUT-10). */
  automatic?: true
  /** The invitation that the consent came of, and the caller's record that it refers to. */
  invitedBy?: InvitedBy
  /** The hash of the ledger event, so that a copy of it leaves the table; of `expired`, that of the last one (REC-3). */
  hash: string
  contract: 1
}

/** The application event of a ledger event: every ledger event is published. */
export function applicationEvent(
  { tenant, to }: { tenant: string; to: string },
  event: Recorded,
  hash: string,
): ApplicationEvent {
  return {
    id: event.id,
    seq: event.seq,
    type: event.type,
    tenant,
    program: event.program,
    to,
    at: event.at,
    consent:
      event.type === 'opted_in'
        ? { id: event.id, level: event.level, medium: event.medium, since: event.at }
        : null,
    body: event.type === 'message_received' ? event.body : null,
    ...(event.type === 'message_received' && event.automatic ? { automatic: true } : {}),
    ...invitation(event),
    hash,
    contract: 1,
  }
}

function invitation(event: Recorded): Pick<ApplicationEvent, 'invitedBy'> {
  const invitedBy = event.type === 'opted_in' ? invitedByIn(event.proof) : undefined
  return invitedBy ? { invitedBy } : {}
}

/** The application event when a record expires: it follows the last event of the record generation (REC-4, EVT-1). */
export function expired(
  { tenant, to }: { tenant: string; to: string },
  { life, seq, hash }: { life: string; seq: number; hash: string },
  at: string,
): ApplicationEvent {
  return {
    id: `${life}.${seq + 1}`,
    seq: seq + 1,
    type: 'expired',
    tenant,
    program: null,
    to,
    at,
    consent: null,
    body: null,
    hash,
    contract: 1,
  }
}
