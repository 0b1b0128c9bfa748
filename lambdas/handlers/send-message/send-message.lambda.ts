import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { bundledDefinitions } from '../adapters/bundled-definitions.ts'
import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { createMessageStore } from '../adapters/dynamodb-messages.ts'
import { createSendText } from '../adapters/end-user-messaging.ts'
import { createExecution } from '../adapters/execution.ts'
import { originatorsOf } from '../adapters/originators.ts'
import { fingerprintOf } from '../adapters/request-fingerprint.ts'
import { segmentsOf } from '../adapters/segments.ts'
import { zoneOffset } from '../adapters/zone-offset.ts'
import { contentHash } from '../definitions/content-hash.ts'
import { schedulesBy } from '../domain/hours/schedules.ts'
import { readEnvironment, readOptionalEnvironment } from '../environment.ts'
import { withPipeline } from './pipeline.ts'
import { createSendMessageHandler } from './send-message.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])
const { CONFIGURATION_SET: configurationSet } = readOptionalEnvironment(['CONFIGURATION_SET'])
const table = { client: createDynamoDBClient(), tableName }

export const handler = withPipeline(
  log,
  createSendMessageHandler({
    ...createExecution(table, bundledDefinitions()),
    messages: createMessageStore(table),
    sendText: createSendText(originatorsOf(table).actual, configurationSet, log),
    schedulesOf: schedulesBy(zoneOffset),
    segmentsOf,
    contentHash,
    fingerprintOf,
    newDecision: randomUUID,
    pause: (milliseconds) => pause(milliseconds),
    log,
  }),
)
