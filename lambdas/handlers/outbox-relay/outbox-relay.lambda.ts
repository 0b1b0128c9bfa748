import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { createRelay } from '../adapters/relay.ts'
import { readDeparture } from '../adapters/stream-record.ts'
import { readEnvironment } from '../environment.ts'
import { createOutboxRelayHandler } from './outbox-relay.ts'
import { withPipeline } from './pipeline.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])
const relay = createRelay({ client: createDynamoDBClient(), tableName }, log)

export const handler = withPipeline(log, createOutboxRelayHandler({ relay, log, readDeparture }))
