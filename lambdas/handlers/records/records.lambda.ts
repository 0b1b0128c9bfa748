import { createKeyedHash } from '../../adapters/aws/kms-keyed-hash.ts'
import { createSigner } from '../../adapters/aws/kms-signer.ts'
import { bundledDefinitions } from '../../adapters/core/bundled-definitions.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { digestsIn } from '../../adapters/evidence/digests.ts'
import { systemClock } from '../../application/core/ports/clock.ts'
import { readEnvironment, readOptionalEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createReading } from '../wiring/reading.ts'
import { createRecordsHandler } from './handler.ts'

const { ANCHOR_BUCKET: anchorBucket } = readOptionalEnvironment(['ANCHOR_BUCKET'])
const environment = readEnvironment(['TABLE_NAME', 'TOMBSTONE_KEY_ID', 'EVIDENCE_KEY_ID'])
const table = { client: createDynamoDBClient(), tableName: environment.TABLE_NAME }

export const handler = withPipeline(
  log,
  createRecordsHandler({
    ...createReading(
      table,
      createKeyedHash(environment.TOMBSTONE_KEY_ID),
      createSigner(environment.EVIDENCE_KEY_ID),
      digestsIn(anchorBucket, log),
    ),
    anchorBucket,
    definitions: bundledDefinitions(),
    clock: systemClock,
  }),
)
