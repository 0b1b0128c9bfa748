import { currentRecord } from '../../domain/core/expiry.ts'
import { isUnreachable, reachableFrom } from '../../domain/core/reachability.ts'
import {
  type ConsentRecord,
  emptyRecord,
  type NumberEntry,
  type ZoneOverride,
} from '../../domain/core/record.ts'
import { heldGrant, lastStopOf, livePending, statusOf } from '../../domain/core/status.ts'
import type { GrantMedium, Level, Status } from '../../domain/core/vocabulary.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import type { Clock } from '../core/clock.ts'
import type { ConsentStore, StoredRecord } from '../core/consent-store.ts'

/** A person's status, for staff who look up numbers. */
export interface Lookup extends PersonStatus {
  tenant: string
  to: string
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

/** Looks a person up; a person without a record has no status anywhere. */
export async function lookup(
  { store, clock }: { store: Pick<ConsentStore, 'load'>; clock: Clock },
  tenant: Tenant,
  to: string,
): Promise<Lookup> {
  const stored = await store.load({ tenant: tenant.id, to })
  return { tenant: tenant.id, to, ...personStatus(tenant, stored, clock()) }
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
