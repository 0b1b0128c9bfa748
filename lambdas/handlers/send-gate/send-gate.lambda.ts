import { bundledDefinitions } from '../adapters/bundled-definitions.ts'
import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { createStandingReader } from '../adapters/dynamodb-standing-reader.ts'
import { zoneOffset } from '../adapters/zone-offset.ts'
import { systemClock } from '../application/clock.ts'
import { schedulesBy } from '../domain/hours/schedules.ts'
import { readEnvironment } from '../environment.ts'
import { withPipeline } from './pipeline.ts'
import { createSendGateHandler } from './send-gate.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])

export const handler = withPipeline(
  log,
  createSendGateHandler({
    definitions: bundledDefinitions(),
    standings: createStandingReader({ client: createDynamoDBClient(), tableName }),
    schedulesOf: schedulesBy(zoneOffset),
    clock: systemClock,
    log,
  }),
)
