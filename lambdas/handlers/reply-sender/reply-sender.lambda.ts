import { createSendText } from '../../adapters/aws/end-user-messaging.ts'
import { createMac } from '../../adapters/aws/kms-mac.ts'
import { createProviderOptOuts } from '../../adapters/aws/opt-out-list.ts'
import { bundledDefinitions } from '../../adapters/core/bundled-definitions.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { originatorsOf } from '../../adapters/core/originators.ts'
import { createReplyStore } from '../../adapters/replies/dynamodb-reply-store.ts'
import { createCodeOf } from '../../adapters/signup/mac-code.ts'
import { contentHash } from '../../definitions/content-hash.ts'
import { readEnvironment, readOptionalEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createExecution } from '../wiring/execution.ts'
import { createReplySenderHandler } from './handler.ts'

const { TABLE_NAME: tableName, SITE_KEY_ID: siteKey } = readEnvironment(['TABLE_NAME', 'SITE_KEY_ID'])
const { CONFIGURATION_SET: configurationSet } = readOptionalEnvironment(['CONFIGURATION_SET'])
const table = { client: createDynamoDBClient(), tableName }

export const handler = withPipeline(
  log,
  createReplySenderHandler({
    ...createExecution(table, bundledDefinitions()),
    replies: createReplyStore(table),
    sendText: createSendText(originatorsOf(table).actual, configurationSet, log),
    providerOptOuts: createProviderOptOuts(),
    contentHash,
    codeOf: createCodeOf(createMac(siteKey)),
    log,
  }),
)
