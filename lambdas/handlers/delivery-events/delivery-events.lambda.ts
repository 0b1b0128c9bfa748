import { bundledDefinitions } from '../adapters/bundled-definitions.ts'
import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { createDeliveries } from '../adapters/dynamodb-deliveries.ts'
import { createExecution } from '../adapters/execution.ts'
import { originatorsOf } from '../adapters/originators.ts'
import { readEnvironment } from '../environment.ts'
import { createDeliveryEventsHandler } from './delivery-events.ts'
import { withPipeline } from './pipeline.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])
const table = { client: createDynamoDBClient(), tableName }

export const handler = withPipeline(
  log,
  createDeliveryEventsHandler({
    ...createExecution(table, bundledDefinitions()),
    deliveries: createDeliveries(table),
    definedNumber: originatorsOf(table).defined,
    log,
  }),
)
