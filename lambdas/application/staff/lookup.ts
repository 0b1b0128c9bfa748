import { type InvitedBy, invitedByIn } from '../../domain/core/evidence.ts'
import { currentRecord } from '../../domain/core/record/expiry.ts'
import { isUnreachable, reachableFrom } from '../../domain/core/record/reachability.ts'
import {
  type ConsentRecord,
  emptyRecord,
  type NumberEntry,
  type ZoneOverride,
} from '../../domain/core/record/record.ts'
import { heldGrant, lastStopOf, livePending, statusOf } from '../../domain/core/record/status.ts'
import type { GrantMedium, Level, Status } from '../../domain/core/vocabulary.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { ConsentStore, StoredRecord } from '../core/ports/consent-store.ts'
import type { Subject } from '../core/subject.ts'
import type { InvitationStore, OpenInvitation } from '../signup/invitations.ts'
import type { SampleReader } from './sample.ts'

/** A person's status, for staff who look up numbers. */
export interface Lookup extends PersonStatus {
  tenant: string
  to: string
  programs: Record<string, ProgramStatus & Partial<InvitedBy>>
  /** The open invitations, the newest first. */
  invitations: OpenInvitation[]
}

/** Dependencies of a look-up. */
export interface LookupDeps {
  store: Pick<ConsentStore, 'load'>
  invitations: Pick<InvitationStore, 'open'>
  sampling: Pick<SampleReader, 'events'>
  clock: Clock
}

/** A person's status with a tenant at a time. */
export interface PersonStatus {
  /** Each of the tenant's programs. */
  programs: Record<string, ProgramStatus>
  /** When the record expires, in epoch seconds; null while a program is opted in or pending, or the number is on a list (REC-1). */
  expiresAt: number | null
  /** The conversation windows that are open, by originator (CONV-1). */
  windows: Record<string, { id: string; since: string; until: string }>
  /** The open window that ends last. */
  window: { number: string; id: string; until: string } | null
  /** The message that waits for staff to review it (OUT-2). */
  review: { id: string; since: string } | null
  /** The entry that says that no human uses this number: who made it, when and why (GATE-9). */
  ownedDevice: NumberEntry | null
  /** The entry that declines this number's opt-ins (IN-3). */
  denied: NumberEntry | null
  /** Where the person lives, as set by staff: zone and region; null: derived from the number (GATE-7). */
  zone: ZoneOverride | null
  /** Whether texts reach the number, as far as the provider reported (REACH-1). */
  reachability: Reachability
  /** The date of the last consent or of the last text from the person (REACH-2). */
  heardAt: string | null
}

/** An unreachable number counts as such from a failure until a time, or until the person writes or opts in. */
export type Reachability =
  | { status: 'reachable' }
  | { status: 'unreachable'; id: string; since: string; until: string }

/** A person's status in a program. */
export interface ProgramStatus {
  status: Status
  level: Level | null
  medium: GrantMedium | null
  /** When the status began: the date of the grant or the stop. */
  since: string | null
}

/**
 * Looks a person up; a person without a record has no status anywhere. A consent that came of an invitation names it
 * (IN-8).
 */
export async function lookup(deps: LookupDeps, tenant: Tenant, to: string): Promise<Lookup> {
  const { store, invitations, clock } = deps
  const subject = { tenant: tenant.id, to }
  const now = clock()
  const [stored, open] = await Promise.all([store.load(subject), invitations.open(tenant.id, { to }, now)])
  const status = personStatus(tenant, stored, now)
  const invited = await invitedBy(deps, subject, stored)
  const programs = Object.entries(status.programs).map(([id, known]) => [
    id,
    { ...known, ...invited.get(id) },
  ])
  return { ...subject, ...status, programs: Object.fromEntries(programs), invitations: open }
}

/** The invitation of each consent that came of one, by program. */
async function invitedBy(
  { sampling }: Pick<LookupDeps, 'sampling'>,
  subject: Subject,
  stored: StoredRecord | undefined,
): Promise<ReadonlyMap<string, InvitedBy>> {
  const held = Object.values(stored?.record.programs ?? {}).flatMap(({ grants }) => grants.slice(0, 1))
  const events = await sampling.events(held.map(({ id }) => ({ ...subject, id })))
  return new Map(
    events.flatMap((event) => {
      const invited = event.type === 'opted_in' ? invitedByIn(event.proof) : undefined
      return event.program !== null && invited ? [[event.program, invited]] : []
    }),
  )
}

/** The status according to a record; an expired record counts as absent (GATE-4). */
export function personStatus(tenant: Tenant, stored: StoredRecord | undefined, now: string): PersonStatus {
  const current = currentRecord(stored, now)
  const record = current?.record ?? emptyRecord
  const windows = Object.entries(record.windows).filter(([, { until }]) => until > now)
  const last = windows.toSorted(([, a], [, b]) => (a.until < b.until ? 1 : -1))[0]
  return {
    programs: Object.fromEntries(tenant.programs.map(({ id }) => [id, programStatus(record, id, now)])),
    expiresAt: current?.expiresAt ?? null,
    windows: Object.fromEntries(windows),
    window: last ? { number: last[0], id: last[1].id, until: last[1].until } : null,
    review: record.review && { id: record.review.id, since: record.review.since },
    ownedDevice: record.owned,
    denied: record.denied,
    zone: record.zone,
    reachability: reachabilityOf(record, now),
    heardAt: record.heardAt,
  }
}

function reachabilityOf(record: ConsentRecord, now: string): Reachability {
  const { unreachable } = record
  if (!unreachable || !isUnreachable(record, now)) return { status: 'reachable' }
  return { status: 'unreachable', ...unreachable, until: reachableFrom(unreachable) }
}

function programStatus(record: ConsentRecord, program: string, now: string): ProgramStatus {
  const status = statusOf(record, program, now)
  const request = livePending(record, program, now)
  const basis =
    heldGrant(record, program) ?? (status === 'pending' && request ? { ...request, since: request.at } : null)
  const since = status === 'opted_out' ? lastStopOf(record, program) : (basis?.since ?? null)
  return { status, level: basis?.level ?? null, medium: basis?.medium ?? null, since }
}
