import { createKeyedHash } from '../../adapters/aws/kms-keyed-hash.ts'
import { createPublisher } from '../../adapters/aws/sns-publisher.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { createAnchors } from '../../adapters/evidence/anchors.ts'
import { archiveOfEnvironment } from '../../adapters/retention/archive.ts'
import { createGenerations } from '../../adapters/retention/dynamodb-generations.ts'
import { createTombstones } from '../../adapters/retention/dynamodb-tombstones.ts'
import { readExpiredRecord } from '../../adapters/retention/expired-record.ts'
import { readEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createRetentionHandler } from './handler.ts'

const environment = readEnvironment([
  'TABLE_NAME',
  'TOMBSTONE_KEY_ID',
  'CONSENT_EVENTS_TOPIC_ARN',
  'ANCHOR_BUCKET',
  'ANCHOR_YEARS',
])
const table = { client: createDynamoDBClient(), tableName: environment.TABLE_NAME }

export const handler = withPipeline(
  log,
  createRetentionHandler({
    keyedHash: createKeyedHash(environment.TOMBSTONE_KEY_ID),
    tombstones: createTombstones(table),
    archive: archiveOfEnvironment(),
    generations: createGenerations(table),
    keepLeaf: createAnchors(environment.ANCHOR_BUCKET, Number(environment.ANCHOR_YEARS)),
    publish: createPublisher(environment.CONSENT_EVENTS_TOPIC_ARN, log),
    readExpiredRecord,
    log,
  }),
)
