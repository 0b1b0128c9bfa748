import { ulid } from 'ulid'
import { bundledDefinitions } from '../adapters/bundled-definitions.ts'
import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { createHistory } from '../adapters/dynamodb-history.ts'
import { createExecution } from '../adapters/execution.ts'
import { createKeyedHash } from '../adapters/kms-keyed-hash.ts'
import { createMac } from '../adapters/kms-mac.ts'
import { readPhoneNumber } from '../adapters/read-phone-number.ts'
import { createReading } from '../adapters/reading.ts'
import { createSiteStores } from '../adapters/site-stores.ts'
import { readEnvironment, readOptionalEnvironment } from '../environment.ts'
import { createSiteHandler } from './site.ts'

const environment = readEnvironment(['TABLE_NAME', 'TOMBSTONE_KEY_ID', 'SITE_KEY_ID'])
const { ARCHIVE_YEARS: archiveYears } = readOptionalEnvironment(['ARCHIVE_YEARS'])
const table = { client: createDynamoDBClient(), tableName: environment.TABLE_NAME }
const history = createHistory(table, createKeyedHash(environment.TOMBSTONE_KEY_ID))
const execution = createExecution(table, bundledDefinitions(), history)

export const handler = createSiteHandler({
  ...execution,
  ...createSiteStores(table, createMac(environment.SITE_KEY_ID), execution.clock),
  reading: createReading(table),
  newId: () => ulid(),
  readPhoneNumber,
  archiveYears: archiveYears === undefined ? undefined : Number(archiveYears),
  log,
})
