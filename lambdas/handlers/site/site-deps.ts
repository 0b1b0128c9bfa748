import type { EvidenceReading } from '../../application/evidence.ts'
import type { InvitationStore } from '../../application/invitations.ts'
import type { Log } from '../../application/log.ts'
import type { Choosing } from '../../application/preferences.ts'
import type { ReadNumber } from '../../application/read-number.ts'
import type { SigningUp } from '../../application/sign-up.ts'
import type { Tokens } from '../../application/tokens.ts'

/** What the site needs. */
export interface SiteDeps extends SigningUp, Choosing {
  invitations: InvitationStore
  /** What everything that is kept about a person is read from. */
  reading: Omit<EvidenceReading, 'page' | 'clock'>
  tokens: Tokens
  readPhoneNumber: (typed: string, country: string) => ReadNumber
  /** For how many years histories are archived; undefined where they are not. */
  archiveYears: number | undefined
  log: Log
}
