import { bundledDefinitions } from '../../adapters/core/bundled-definitions.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { dueRequests } from '../../adapters/signup/dynamodb-requests.ts'
import { createReviewStore } from '../../adapters/staff/dynamodb-reviews.ts'
import { readEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createExecution } from '../wiring/execution.ts'
import { createDueSweepHandler } from './handler.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])
const table = { client: createDynamoDBClient(), tableName }

export const handler = withPipeline(
  log,
  createDueSweepHandler({
    ...createExecution(table, bundledDefinitions()),
    reviews: createReviewStore(table),
    requests: { dueBy: (instant) => dueRequests(table, instant) },
    log,
  }),
)
