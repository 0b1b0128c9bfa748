import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { dueOutbox, readOutbox } from '../adapters/dynamodb-outbox.ts'
import { createRelay } from '../adapters/relay.ts'
import { systemClock } from '../application/clock.ts'
import { readEnvironment } from '../environment.ts'
import { createOutboxSweepHandler } from './outbox-sweep.ts'
import { withPipeline } from './pipeline.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])
const table = { client: createDynamoDBClient(), tableName }

export const handler = withPipeline(
  log,
  createOutboxSweepHandler({
    relay: createRelay(table, log),
    clock: systemClock,
    due: (now) => dueOutbox(table, now),
    read: (key) => readOutbox(table, key),
  }),
)
