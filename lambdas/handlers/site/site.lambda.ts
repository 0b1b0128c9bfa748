import { setTimeout as wait } from 'node:timers/promises'
import { ulid } from 'ulid'
import { createKeyedHash } from '../../adapters/aws/kms-keyed-hash.ts'
import { createMac } from '../../adapters/aws/kms-mac.ts'
import { createSigner } from '../../adapters/aws/kms-signer.ts'
import { bundledDefinitions, screenshotsInBundle } from '../../adapters/core/bundled-definitions.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { digestsIn } from '../../adapters/evidence/digests.ts'
import { createHistory } from '../../adapters/retention/dynamodb-history.ts'
import { readPhoneNumber } from '../../adapters/signup/read-phone-number.ts'
import { readEnvironment, readOptionalEnvironment } from '../../environment.ts'
import { createExecution } from '../wiring/execution.ts'
import { createReading } from '../wiring/reading.ts'
import { createSiteStores } from '../wiring/site-stores.ts'
import { createSiteHandler } from './handler.ts'

const environment = readEnvironment(['TABLE_NAME', 'TOMBSTONE_KEY_ID', 'EVIDENCE_KEY_ID', 'SITE_KEY_ID'])
const {
  ANCHOR_BUCKET: anchorBucket,
  ARCHIVE_YEARS: archiveYears,
  SITE_URL: siteUrl,
} = readOptionalEnvironment(['ANCHOR_BUCKET', 'ARCHIVE_YEARS', 'SITE_URL'])
const table = { client: createDynamoDBClient(), tableName: environment.TABLE_NAME }
const keyedHash = createKeyedHash(environment.TOMBSTONE_KEY_ID)
const history = createHistory(table, keyedHash)
const execution = createExecution(table, bundledDefinitions(), history)

export const handler = createSiteHandler({
  ...execution,
  ...createSiteStores(table, createMac(environment.SITE_KEY_ID)),
  reading: createReading(
    table,
    keyedHash,
    createSigner(environment.EVIDENCE_KEY_ID),
    digestsIn(anchorBucket, log),
  ),
  newId: () => ulid(),
  siteUrl,
  screenshots: screenshotsInBundle(),
  readPhoneNumber,
  archiveYears: archiveYears === undefined ? undefined : Number(archiveYears),
  pause: (milliseconds) => wait(milliseconds),
  log,
})
