import { bundledDefinitions } from '../adapters/bundled-definitions.ts'
import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { createHistory } from '../adapters/dynamodb-history.ts'
import { createReviewStore } from '../adapters/dynamodb-reviews.ts'
import { createExecution } from '../adapters/execution.ts'
import { readEnvironment } from '../environment.ts'
import { createOperatorHandler } from './operator.ts'
import { withPipeline } from './pipeline.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])
const table = { client: createDynamoDBClient(), tableName }

export const handler = withPipeline(
  log,
  createOperatorHandler({
    ...createExecution(table, bundledDefinitions(), createHistory(table)),
    reviews: createReviewStore(table),
  }),
)
