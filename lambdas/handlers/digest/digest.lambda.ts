import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { createAnchors } from '../../adapters/evidence/anchors.ts'
import { createDigestProgress } from '../../adapters/evidence/digest-progress.ts'
import { createHeadReader } from '../../adapters/evidence/dynamodb-heads.ts'
import { systemClock } from '../../application/core/ports/clock.ts'
import { readEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createDigestHandler } from './handler.ts'

const environment = readEnvironment(['TABLE_NAME', 'ANCHOR_BUCKET', 'ANCHOR_YEARS'])
const table = { client: createDynamoDBClient(), tableName: environment.TABLE_NAME }

export const handler = withPipeline(
  log,
  createDigestHandler({
    heads: createHeadReader(table),
    progress: createDigestProgress(table),
    keep: createAnchors(environment.ANCHOR_BUCKET, Number(environment.ANCHOR_YEARS)),
    clock: systemClock,
    log,
  }),
)
