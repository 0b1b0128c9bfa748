import { bundledDefinitions } from '../../adapters/core/bundled-definitions.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { createGateRecordReader } from '../../adapters/gate/dynamodb-gate-records.ts'
import { zoneOffset } from '../../adapters/gate/zone-offset.ts'
import { systemClock } from '../../application/core/ports/clock.ts'
import { schedulesBy } from '../../domain/hours/schedules.ts'
import { readEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createSendGateHandler } from './handler.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])

export const handler = withPipeline(
  log,
  createSendGateHandler({
    definitions: bundledDefinitions(),
    gateRecords: createGateRecordReader({ client: createDynamoDBClient(), tableName }),
    schedulesOf: schedulesBy(zoneOffset),
    clock: systemClock,
    log,
  }),
)
