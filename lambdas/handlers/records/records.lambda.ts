import { bundledDefinitions } from '../adapters/bundled-definitions.ts'
import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { createReading } from '../adapters/reading.ts'
import { systemClock } from '../application/clock.ts'
import { readEnvironment } from '../environment.ts'
import { withPipeline } from './pipeline.ts'
import { createRecordsHandler } from './records.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])

export const handler = withPipeline(
  log,
  createRecordsHandler({
    ...createReading({ client: createDynamoDBClient(), tableName }),
    definitions: bundledDefinitions(),
    clock: systemClock,
  }),
)
