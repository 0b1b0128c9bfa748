import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { dueOutbox, leaseOutbox } from '../../adapters/outbox/dynamodb-outbox.ts'
import { systemClock } from '../../application/core/ports/clock.ts'
import { readEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createRelay } from '../wiring/relay.ts'
import { createOutboxSweepHandler } from './handler.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])
const table = { client: createDynamoDBClient(), tableName }

export const handler = withPipeline(
  log,
  createOutboxSweepHandler({
    relay: createRelay(table, log),
    clock: systemClock,
    due: (now) => dueOutbox(table, now),
    lease: (item, until) => leaseOutbox(table, item, until),
  }),
)
