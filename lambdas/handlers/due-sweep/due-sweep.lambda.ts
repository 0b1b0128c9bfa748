import { bundledDefinitions } from '../adapters/bundled-definitions.ts'
import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { dueRequests } from '../adapters/dynamodb-requests.ts'
import { createReviewStore } from '../adapters/dynamodb-reviews.ts'
import { createExecution } from '../adapters/execution.ts'
import { readEnvironment } from '../environment.ts'
import { createDueSweepHandler } from './due-sweep.ts'
import { withPipeline } from './pipeline.ts'

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
