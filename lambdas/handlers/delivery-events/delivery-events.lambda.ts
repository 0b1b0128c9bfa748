import { createHide, createQueue } from '../../adapters/aws/sqs-queue.ts'
import { bundledDefinitions } from '../../adapters/core/bundled-definitions.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { originatorsOf } from '../../adapters/core/originators.ts'
import { createDeliveries } from '../../adapters/sending/dynamodb-deliveries.ts'
import { readEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createExecution } from '../wiring/execution.ts'
import { createDeliveryEventsHandler } from './handler.ts'

const environment = readEnvironment(['TABLE_NAME', 'WORK_QUEUE_URL', 'DEAD_LETTER_QUEUE_URL'])
const table = { client: createDynamoDBClient(), tableName: environment.TABLE_NAME }

export const handler = withPipeline(
  log,
  createDeliveryEventsHandler({
    ...createExecution(table, bundledDefinitions()),
    deliveries: createDeliveries(table),
    definedNumber: originatorsOf(table).defined,
    hide: createHide(environment.WORK_QUEUE_URL),
    keepUnreadable: createQueue(environment.DEAD_LETTER_QUEUE_URL),
    log,
  }),
)
