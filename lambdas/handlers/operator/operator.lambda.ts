import { bundledDefinitions } from '../../adapters/core/bundled-definitions.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { BATCH_TIMEOUTS, createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { readEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createOperating } from '../wiring/operating.ts'
import { createOperatorHandler } from './handler.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])
const table = { client: createDynamoDBClient(BATCH_TIMEOUTS), tableName }

export const handler = withPipeline(log, createOperatorHandler(createOperating(table, bundledDefinitions())))
