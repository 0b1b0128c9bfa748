import type { Log } from '../../application/core/log.ts'
import type { CollectDeps } from '../../application/evidence/evidence.ts'
import type { ReadNumber } from '../../application/signup/read-number.ts'
import type { Tokens } from '../../application/signup/tokens.ts'
import type { ActivityDeps } from '../../application/staff/activity.ts'
import type { LookupDeps } from '../../application/staff/lookup.ts'
import type { PersonIds } from '../../application/staff/person-ids.ts'
import type { ShortLived } from '../../application/staff/short-lived.ts'
import type { SignIn } from '../../application/staff/sign-in.ts'
import type { SchedulesOf } from '../../domain/hours/schedule.ts'
import type { Definitions } from '../../domain/tenant/definitions.ts'
import type { createOperatorHandler } from '../operator/handler.ts'
import type { createRecordsHandler } from '../records/handler.ts'

/** Dependencies of the console. It decides nothing itself: it asks the same two handlers as everyone else. */
export interface ConsoleDeps extends ActivityDeps {
  definitions: Definitions
  records: ReturnType<typeof createRecordsHandler>
  operator: ReturnType<typeof createOperatorHandler>
  /** Reads everything that is stored about a person. */
  reading: Omit<CollectDeps, 'page' | 'clock'> & Omit<LookupDeps, 'clock'>
  schedulesOf: SchedulesOf
  /** The minutes that a zone is ahead of UTC at a time. */
  zoneOffset: (zone: string, at: number) => number
  readPhoneNumber: (typed: string, country: string) => ReadNumber
  signIn: SignIn
  sessions: ShortLived
  /** Forms that are shown again, and what was just done. */
  forms: ShortLived
  tokens: Tokens
  personIds: PersonIds
  /** An id that cannot be guessed. */
  newId: () => string
  log: Log
}
