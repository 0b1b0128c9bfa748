import { archiveOfEnvironment } from '../adapters/archive.ts'
import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { createLives } from '../adapters/dynamodb-lives.ts'
import { createTombstones } from '../adapters/dynamodb-tombstones.ts'
import { readGoneLife } from '../adapters/gone-life.ts'
import { createKeyedHash } from '../adapters/kms-keyed-hash.ts'
import { createPublisher } from '../adapters/sns-publisher.ts'
import { readEnvironment } from '../environment.ts'
import { withPipeline } from './pipeline.ts'
import { createRetentionHandler } from './retention.ts'

const environment = readEnvironment(['TABLE_NAME', 'TOMBSTONE_KEY_ID', 'CONSENT_EVENTS_TOPIC_ARN'])
const table = { client: createDynamoDBClient(), tableName: environment.TABLE_NAME }

export const handler = withPipeline(
  log,
  createRetentionHandler({
    keyedHash: createKeyedHash(environment.TOMBSTONE_KEY_ID),
    tombstones: createTombstones(table),
    archive: archiveOfEnvironment(),
    lives: createLives(table),
    publish: createPublisher(environment.CONSENT_EVENTS_TOPIC_ARN, log),
    readGoneLife,
    log,
  }),
)
