import { bundledDefinitions } from '../adapters/bundled-definitions.ts'
import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { createReplyStore } from '../adapters/dynamodb-reply-store.ts'
import { createSendText } from '../adapters/end-user-messaging.ts'
import { createExecution } from '../adapters/execution.ts'
import { createMac } from '../adapters/kms-mac.ts'
import { createCodeOf } from '../adapters/mac-code.ts'
import { originatorsOf } from '../adapters/originators.ts'
import { contentHash } from '../definitions/content-hash.ts'
import { readEnvironment, readOptionalEnvironment } from '../environment.ts'
import { withPipeline } from './pipeline.ts'
import { createReplySenderHandler } from './reply-sender.ts'

const { TABLE_NAME: tableName, SITE_KEY_ID: siteKey } = readEnvironment(['TABLE_NAME', 'SITE_KEY_ID'])
const { CONFIGURATION_SET: configurationSet } = readOptionalEnvironment(['CONFIGURATION_SET'])
const table = { client: createDynamoDBClient(), tableName }

export const handler = withPipeline(
  log,
  createReplySenderHandler({
    ...createExecution(table, bundledDefinitions()),
    replies: createReplyStore(table),
    sendText: createSendText(originatorsOf(table).actual, configurationSet, log),
    contentHash,
    codeOf: createCodeOf(createMac(siteKey)),
    log,
  }),
)
