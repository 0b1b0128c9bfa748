import { randomBytes } from 'node:crypto'
import { createKeyedHash } from '../../adapters/aws/kms-keyed-hash.ts'
import { createSendMail } from '../../adapters/aws/ses-mail.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import type { ConsentTable } from '../../adapters/core/dynamodb-client.ts'
import { checkNumber } from '../../adapters/core/numbering-plan.ts'
import { createArchivedHistories } from '../../adapters/retention/archived-histories.ts'
import { createHistory } from '../../adapters/retention/dynamodb-history.ts'
import { createInvitationStore } from '../../adapters/signup/dynamodb-invitations.ts'
import { endLinks } from '../../adapters/signup/dynamodb-links.ts'
import { createMailChoiceStore } from '../../adapters/signup/dynamodb-mail-choices.ts'
import { createStopLinkStore } from '../../adapters/signup/dynamodb-stop-links.ts'
import { newInvitationCode } from '../../adapters/signup/new-invitation-code.ts'
import { removeDetails } from '../../adapters/staff/dynamodb-details.ts'
import { createPublishedTextStore } from '../../adapters/staff/dynamodb-published-texts.ts'
import { createReviewStore } from '../../adapters/staff/dynamodb-reviews.ts'
import { systemClock } from '../../application/core/ports/clock.ts'
import { contentHash } from '../../definitions/content-hash.ts'
import type { Definitions } from '../../domain/tenant/definitions.ts'
import { readEnvironment, readOptionalEnvironment } from '../../environment.ts'
import type { OperatorDeps } from '../operator/handler.ts'
import { createExecution } from './execution.ts'

/** An id that cannot be guessed. */
export const newId = () => randomBytes(24).toString('base64url')

/** All dependencies of writing operations on the consent table, for the functions that offer them. */
export function createOperating(table: ConsentTable, definitions: Definitions): OperatorDeps {
  const { TOMBSTONE_KEY_ID, SITE_URL: siteUrl } = readEnvironment(['TOMBSTONE_KEY_ID', 'SITE_URL'])
  const { MAIL_FROM: mailFrom } = readOptionalEnvironment(['MAIL_FROM'])
  const keyedHash = createKeyedHash(TOMBSTONE_KEY_ID)
  const execution = createExecution(table, definitions, createHistory(table, keyedHash))
  return {
    ...execution,
    reviews: createReviewStore(table),
    publishedTexts: createPublishedTextStore(table),
    checkNumber,
    contentHash,
    log,
    stopLinks: { clock: systemClock, stopLinks: createStopLinkStore(table), siteUrl, newId },
    inviting: {
      clock: systemClock,
      invitations: createInvitationStore(table),
      mailChoices: createMailChoiceStore(table),
      keyedHash,
      sendMail: mailFrom === undefined ? undefined : createSendMail(mailFrom),
      siteUrl,
      newInvitation: newId,
      newCode: newInvitationCode,
      store: execution.store,
    },
    removeDetails: (subject, before) => removeDetails(table, subject, before),
    endLinks: (subject) => endLinks(table, subject),
    archived: createArchivedHistories(table, keyedHash),
  }
}
