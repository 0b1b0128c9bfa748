import { bundledDefinitions } from '../../adapters/core/bundled-definitions.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { systemClock } from '../../application/core/clock.ts'
import { readEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createReading } from '../wiring/reading.ts'
import { createRecordsHandler } from './handler.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])

export const handler = withPipeline(
  log,
  createRecordsHandler({
    ...createReading({ client: createDynamoDBClient(), tableName }),
    definitions: bundledDefinitions(),
    clock: systemClock,
  }),
)
