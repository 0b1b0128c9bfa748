import { bundledDefinitions } from '../adapters/bundled-definitions.ts'
import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { createHistory } from '../adapters/dynamodb-history.ts'
import { createExecution } from '../adapters/execution.ts'
import { createKeyedHash } from '../adapters/kms-keyed-hash.ts'
import { originatorsOf } from '../adapters/originators.ts'
import { createQueue } from '../adapters/sqs-queue.ts'
import { readEnvironment } from '../environment.ts'
import { createInboundSmsHandler } from './inbound-sms.ts'
import { withPipeline } from './pipeline.ts'

const environment = readEnvironment(['TABLE_NAME', 'INBOUND_DEAD_LETTER_QUEUE_URL', 'TOMBSTONE_KEY_ID'])
const table = { client: createDynamoDBClient(), tableName: environment.TABLE_NAME }
const history = createHistory(table, createKeyedHash(environment.TOMBSTONE_KEY_ID))

export const handler = withPipeline(
  log,
  createInboundSmsHandler({
    ...createExecution(table, bundledDefinitions(), history),
    log,
    definedNumber: originatorsOf(table).defined,
    keepUnreadable: createQueue(environment.INBOUND_DEAD_LETTER_QUEUE_URL),
  }),
)
