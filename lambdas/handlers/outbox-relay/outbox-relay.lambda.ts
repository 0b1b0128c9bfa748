import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { readOutboxEntry } from '../../adapters/outbox/stream-record.ts'
import { readEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createRelay } from '../wiring/relay.ts'
import { createOutboxRelayHandler } from './handler.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])
const relay = createRelay({ client: createDynamoDBClient(), tableName }, log)

export const handler = withPipeline(log, createOutboxRelayHandler({ relay, log, readOutboxEntry }))
