import { after, DAY } from '../../domain/core/time.ts'
import type { ConsoleAction } from '../../domain/core/vocabulary.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { KeyedHash } from '../core/ports/keyed-hash.ts'

/** One thing that a member of staff did in the console. */
export interface Activity {
  at: string
  by: string
  action: ConsoleAction
  /** The keyed hash of the person's number; null if it was about no one person. */
  person: string | null
}

/** Stores activity, newest first. */
export interface ActivityStore {
  keep(tenant: string, activity: Activity, until: string): Promise<void>
  /** A page of a tenant's activity, of one person only if a hash is given, and where the next begins. */
  page(query: ActivityQuery, now: string): Promise<{ activity: Activity[]; cursor: string | null }>
}

/** Which activity is asked for. */
export interface ActivityQuery {
  tenant: string
  person: string | undefined
  cursor: string | undefined
}

/** Dependencies of keeping activity. */
export interface ActivityDeps {
  clock: Clock
  activity: ActivityStore
  /** Hashes with the console's own key, so that activity does not name the person (STAFF-1). */
  personHash: KeyedHash
}

/** How long activity is kept: two years (STAFF-1). */
export const ACTIVITY_DAYS = 731

/** Keeps who did what, about whom. What cannot be kept does not happen: callers wait for it (STAFF-1). */
export async function keepActivity(
  { clock, activity, personHash }: ActivityDeps,
  { tenant, by, action, to }: { tenant: string; by: string; action: ConsoleAction; to?: string | undefined },
): Promise<void> {
  const person = to === undefined ? null : await personHash({ tenant, to })
  const at = clock()
  await activity.keep(tenant, { at, by, action, person }, after(at, ACTIVITY_DAYS * DAY))
}
