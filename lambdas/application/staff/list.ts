import type { ListEntry } from '../../domain/core/lists.ts'
import type { ListStatus } from '../../domain/core/vocabulary.ts'
import { programOf, type Tenant } from '../../domain/tenant/definitions.ts'
import type { Clock } from '../core/ports/clock.ts'
import { type Refusal, refuse, refuseProgram } from '../core/refusal.ts'

/** A query for a list. */
export interface ListQuery {
  tenant: string
  /** Null: people who stopped the whole brand, numbers never seen before included, and people who opted in again. */
  program: string | null
  statuses: readonly ListStatus[]
  /** Lines that began at this time or later. */
  since: string | undefined
  /** Lines that began before this time. */
  until: string | undefined
}

/** One line of a list, as callers receive it. */
export type ListRow = Omit<ListEntry, 'until' | 'holds'> & { to: string }

/** A page of a list and where the next begins. */
export interface ListPage {
  rows: ListRow[]
  cursor: string | null
}

/** Reads lists from an index, never by a scan of the table. */
export interface ListReader {
  /** The lines that hold at a time. */
  page(query: ListQuery, cursor: string | undefined, now: string): Promise<ListPage>
}

/** A request for a list. */
export interface ListRequest extends Partial<Pick<ListQuery, 'since' | 'until'>> {
  program?: string | undefined
  status?: ListStatus | undefined
  cursor?: string | undefined
}

/** Without a status each person has one row: for a program, people who opted in again are under opted in; for the brand they are listed separately. */
const STANDING: readonly ListStatus[] = ['opted_in', 'opted_out', 'pending']
const OF_BRAND: readonly ListStatus[] = ['opted_out', 'returned']

/** Lists people's status in a program or with the brand, and since when (REC-6). */
export async function list(
  { lists, clock }: { lists: ListReader; clock: Clock },
  tenant: Tenant,
  { program, status, since, until, cursor }: ListRequest,
): Promise<ListPage | Refusal> {
  if (program !== undefined && !programOf(tenant, program)) return refuseProgram()
  if (program === undefined && status !== undefined && !OF_BRAND.includes(status)) {
    return refuse('invalid_request', { path: 'program', message: 'is required for this status' })
  }
  const statuses = status === undefined ? (program === undefined ? OF_BRAND : STANDING) : [status]
  return lists.page({ tenant: tenant.id, program: program ?? null, statuses, since, until }, cursor, clock())
}
