import type { Counters } from '../application/admission.ts'
import type { Clock } from '../application/clock.ts'
import type { Proving } from '../application/codes.ts'
import { type InvitationStore, takeInvitation } from '../application/invitations.ts'
import type { Tokens } from '../application/tokens.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { createCodeStore } from './dynamodb-codes.ts'
import { createCounters } from './dynamodb-counters.ts'
import { createInvitationStore } from './dynamodb-invitations.ts'
import type { Mac } from './kms-mac.ts'
import { createCodeOf } from './mac-code.ts'
import { createTokens } from './sealed-token.ts'

/** What the site needs beside running commands. */
export interface SiteStores extends Proving {
  counters: Counters
  invitations: InvitationStore
  takeInvitation: (tenant: string, id: string) => Promise<string | null>
  tokens: Tokens
}

/** Everything that the site keeps in the consent table, and what it makes under its key. */
export function createSiteStores(table: ConsentTable, mac: Mac, clock: Clock): SiteStores {
  const invitations = createInvitationStore(table)
  return {
    counters: createCounters(table),
    codes: createCodeStore(table),
    codeOf: createCodeOf(mac),
    invitations,
    takeInvitation: (tenant, id) => takeInvitation({ invitations, clock }, tenant, id),
    tokens: createTokens(mac),
  }
}
