import { randomBytes } from 'node:crypto'
import { createKeyedHash } from '../../adapters/aws/kms-keyed-hash.ts'
import { createSendMail } from '../../adapters/aws/ses-mail.ts'
import { bundledDefinitions } from '../../adapters/core/bundled-definitions.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { BATCH_TIMEOUTS, createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { checkNumber } from '../../adapters/core/numbering-plan.ts'
import { createArchivedHistories } from '../../adapters/retention/archived-histories.ts'
import { createHistory } from '../../adapters/retention/dynamodb-history.ts'
import { createInvitationStore } from '../../adapters/signup/dynamodb-invitations.ts'
import { endLinks } from '../../adapters/signup/dynamodb-links.ts'
import { createMailChoiceStore } from '../../adapters/signup/dynamodb-mail-choices.ts'
import { createStopLinkStore } from '../../adapters/signup/dynamodb-stop-links.ts'
import { newInvitationCode } from '../../adapters/signup/new-invitation-code.ts'
import { removeDetails } from '../../adapters/staff/dynamodb-details.ts'
import { createReviewStore } from '../../adapters/staff/dynamodb-reviews.ts'
import { systemClock } from '../../application/core/clock.ts'
import { contentHash } from '../../definitions/content-hash.ts'
import { readEnvironment, readOptionalEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createExecution } from '../wiring/execution.ts'
import { createOperatorHandler } from './handler.ts'

const environment = readEnvironment(['TABLE_NAME', 'TOMBSTONE_KEY_ID', 'SITE_URL'])
const { MAIL_FROM: mailFrom } = readOptionalEnvironment(['MAIL_FROM'])
const table = { client: createDynamoDBClient(BATCH_TIMEOUTS), tableName: environment.TABLE_NAME }
const siteUrl = environment.SITE_URL
/** An id that cannot be guessed. */
const newId = () => randomBytes(24).toString('base64url')
const keyedHash = createKeyedHash(environment.TOMBSTONE_KEY_ID)
const execution = createExecution(table, bundledDefinitions(), createHistory(table, keyedHash))

export const handler = withPipeline(
  log,
  createOperatorHandler({
    ...execution,
    reviews: createReviewStore(table),
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
  }),
)
