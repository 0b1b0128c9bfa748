import type { Log } from '../../application/core/log.ts'
import type { EvidenceReading } from '../../application/evidence/evidence.ts'
import type { InvitationStore } from '../../application/signup/invitations.ts'
import type { MailChoiceStore } from '../../application/signup/mail-choices.ts'
import type { PreferencesDeps } from '../../application/signup/preferences.ts'
import type { ReadNumber } from '../../application/signup/read-number.ts'
import type { SignUpDeps } from '../../application/signup/sign-up.ts'
import type { StopPageDeps } from '../../application/signup/stop-links.ts'
import type { Tokens } from '../../application/signup/tokens.ts'
import type { Screenshots } from '../../definitions/screenshots.ts'

/** Dependencies of the site. */
export interface SiteDeps extends SignUpDeps, PreferencesDeps, StopPageDeps {
  invitations: InvitationStore
  /** Reads everything that is stored about a person. */
  reading: Omit<EvidenceReading, 'page' | 'withSignature' | 'clock'>
  mailChoices: MailChoiceStore
  tokens: Tokens
  /** The site's own address, with a slash at the end; undefined: as each visitor sees it. */
  siteUrl: string | undefined
  screenshots: Screenshots
  readPhoneNumber: (typed: string, country: string) => ReadNumber
  /** For how many years histories are archived; undefined if they are not. */
  archiveYears: number | undefined
  /** Waits; in milliseconds. */
  pause: (milliseconds: number) => Promise<unknown>
  log: Log
}
