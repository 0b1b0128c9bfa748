import { bundledDefinitions } from '../adapters/bundled-definitions.ts'
import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { createReviewStore } from '../adapters/dynamodb-reviews.ts'
import { createExecution } from '../adapters/execution.ts'
import { readEnvironment } from '../environment.ts'
import { withPipeline } from './pipeline.ts'
import { createReviewSweepHandler } from './review-sweep.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])
const table = { client: createDynamoDBClient(), tableName }

export const handler = withPipeline(
  log,
  createReviewSweepHandler({
    ...createExecution(table, bundledDefinitions()),
    reviews: createReviewStore(table),
    log,
  }),
)
