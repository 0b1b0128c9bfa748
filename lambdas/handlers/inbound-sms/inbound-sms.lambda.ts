import { createKeyedHash } from '../../adapters/aws/kms-keyed-hash.ts'
import { createHide, createQueue } from '../../adapters/aws/sqs-queue.ts'
import { bundledDefinitions } from '../../adapters/core/bundled-definitions.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { originatorsOf } from '../../adapters/core/originators.ts'
import { createHistory } from '../../adapters/retention/dynamodb-history.ts'
import { createInvitationStore } from '../../adapters/signup/dynamodb-invitations.ts'
import { readEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createExecution } from '../wiring/execution.ts'
import { createInboundSmsHandler } from './handler.ts'

const environment = readEnvironment([
  'TABLE_NAME',
  'WORK_QUEUE_URL',
  'DEAD_LETTER_QUEUE_URL',
  'TOMBSTONE_KEY_ID',
])
const table = { client: createDynamoDBClient(), tableName: environment.TABLE_NAME }
const history = createHistory(table, createKeyedHash(environment.TOMBSTONE_KEY_ID))

export const handler = withPipeline(
  log,
  createInboundSmsHandler({
    ...createExecution(table, bundledDefinitions(), history),
    invitations: createInvitationStore(table),
    log,
    definedNumber: originatorsOf(table).defined,
    hide: createHide(environment.WORK_QUEUE_URL),
    keepUnreadable: createQueue(environment.DEAD_LETTER_QUEUE_URL),
  }),
)
