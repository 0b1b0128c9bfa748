import type { Mac } from '../../adapters/aws/kms-mac.ts'
import type { ConsentTable } from '../../adapters/core/dynamodb-client.ts'
import { createCodeStore } from '../../adapters/signup/dynamodb-codes.ts'
import { createCounters } from '../../adapters/signup/dynamodb-counters.ts'
import { createInvitationStore } from '../../adapters/signup/dynamodb-invitations.ts'
import { createMailChoiceStore } from '../../adapters/signup/dynamodb-mail-choices.ts'
import { createStopLinkStore } from '../../adapters/signup/dynamodb-stop-links.ts'
import { createCodeOf } from '../../adapters/signup/mac-code.ts'
import { rehearse } from '../../adapters/signup/rehearse.ts'
import { createTokens } from '../../adapters/signup/sealed-token.ts'
import type { ConsentStore } from '../../application/core/ports/consent-store.ts'
import type { ProvingDeps } from '../../application/signup/codes.ts'
import type { InvitationStore } from '../../application/signup/invitations.ts'
import type { MailChoiceStore } from '../../application/signup/mail-choices.ts'
import type { Counters } from '../../application/signup/rate-limit.ts'
import type { StopLinkStore } from '../../application/signup/stop-links.ts'
import type { Tokens } from '../../application/signup/tokens.ts'

/** Dependencies of the site besides those of running commands. */
export interface SiteStores extends ProvingDeps {
  counters: Counters
  invitations: InvitationStore
  stopLinks: StopLinkStore
  mailChoices: MailChoiceStore
  rehearse: ConsentStore['commit']
  tokens: Tokens
}

/** All stores of the site in the consent table, and what it derives from its key. */
export function createSiteStores(table: ConsentTable, mac: Mac): SiteStores {
  return {
    counters: createCounters(table),
    codes: createCodeStore(table),
    codeOf: createCodeOf(mac),
    invitations: createInvitationStore(table),
    stopLinks: createStopLinkStore(table),
    mailChoices: createMailChoiceStore(table),
    rehearse: (change) => rehearse(table, change),
    tokens: createTokens(mac),
  }
}
