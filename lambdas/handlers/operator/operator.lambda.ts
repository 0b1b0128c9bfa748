import { randomBytes } from 'node:crypto'
import { createArchivedHistories } from '../adapters/archived-histories.ts'
import { bundledDefinitions } from '../adapters/bundled-definitions.ts'
import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient, UNHURRIED } from '../adapters/dynamodb-client.ts'
import { removeDetails } from '../adapters/dynamodb-details.ts'
import { createHistory } from '../adapters/dynamodb-history.ts'
import { createInvitationStore } from '../adapters/dynamodb-invitations.ts'
import { createReviewStore } from '../adapters/dynamodb-reviews.ts'
import { createExecution } from '../adapters/execution.ts'
import { createKeyedHash } from '../adapters/kms-keyed-hash.ts'
import { createSendMail } from '../adapters/ses-mail.ts'
import { systemClock } from '../application/clock.ts'
import { contentHash } from '../definitions/content-hash.ts'
import { readEnvironment, readOptionalEnvironment } from '../environment.ts'
import { createOperatorHandler } from './operator.ts'
import { withPipeline } from './pipeline.ts'

const environment = readEnvironment(['TABLE_NAME', 'TOMBSTONE_KEY_ID', 'SITE_URL'])
const { MAIL_FROM: mailFrom } = readOptionalEnvironment(['MAIL_FROM'])
const table = { client: createDynamoDBClient(UNHURRIED), tableName: environment.TABLE_NAME }
const keyedHash = createKeyedHash(environment.TOMBSTONE_KEY_ID)

export const handler = withPipeline(
  log,
  createOperatorHandler({
    ...createExecution(table, bundledDefinitions(), createHistory(table, keyedHash)),
    reviews: createReviewStore(table),
    contentHash,
    log,
    inviting: {
      clock: systemClock,
      invitations: createInvitationStore(table),
      sendMail: mailFrom === undefined ? undefined : createSendMail(mailFrom),
      siteUrl: environment.SITE_URL,
      newInvitation: () => randomBytes(24).toString('base64url'),
    },
    removeDetails: (subject, before) => removeDetails(table, subject, before),
    archived: createArchivedHistories(table, keyedHash),
  }),
)
