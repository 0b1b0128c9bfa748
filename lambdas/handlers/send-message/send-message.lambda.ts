import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createSendText } from '../../adapters/aws/end-user-messaging.ts'
import { createProviderOptOuts } from '../../adapters/aws/opt-out-list.ts'
import { bundledDefinitions } from '../../adapters/core/bundled-definitions.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { originatorsOf } from '../../adapters/core/originators.ts'
import { zoneOffset } from '../../adapters/gate/zone-offset.ts'
import { createMessageStore } from '../../adapters/sending/dynamodb-messages.ts'
import { fingerprintOf } from '../../adapters/sending/request-fingerprint.ts'
import { segmentsOf } from '../../adapters/sending/segments.ts'
import { contentHash } from '../../definitions/content-hash.ts'
import { schedulesBy } from '../../domain/hours/schedules.ts'
import { readEnvironment, readOptionalEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createExecution } from '../wiring/execution.ts'
import { createSendMessageHandler } from './handler.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])
const { CONFIGURATION_SET: configurationSet } = readOptionalEnvironment(['CONFIGURATION_SET'])
const table = { client: createDynamoDBClient(), tableName }

export const handler = withPipeline(
  log,
  createSendMessageHandler({
    ...createExecution(table, bundledDefinitions()),
    messages: createMessageStore(table),
    sendText: createSendText(originatorsOf(table).actual, configurationSet, log),
    providerOptOuts: createProviderOptOuts(),
    schedulesOf: schedulesBy(zoneOffset),
    segmentsOf,
    contentHash,
    fingerprintOf,
    newDecision: randomUUID,
    pause: (milliseconds) => pause(milliseconds),
    log,
  }),
)
