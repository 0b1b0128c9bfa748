import { createKeyedHash } from '../../adapters/aws/kms-keyed-hash.ts'
import { createMac } from '../../adapters/aws/kms-mac.ts'
import { createSigner } from '../../adapters/aws/kms-signer.ts'
import { createSecretReader } from '../../adapters/aws/secret.ts'
import { bundledDefinitions } from '../../adapters/core/bundled-definitions.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { BATCH_TIMEOUTS, createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { digestsIn } from '../../adapters/evidence/digests.ts'
import { zoneOffset } from '../../adapters/gate/zone-offset.ts'
import { readPhoneNumber } from '../../adapters/signup/read-phone-number.ts'
import { createTokens } from '../../adapters/signup/sealed-token.ts'
import { createActivityStore } from '../../adapters/staff/dynamodb-activity.ts'
import { createShortLived } from '../../adapters/staff/dynamodb-short-lived.ts'
import { createOpenIdSignIn } from '../../adapters/staff/open-id-sign-in.ts'
import { createPersonIds } from '../../adapters/staff/person-ids.ts'
import { systemClock as clock } from '../../application/core/ports/clock.ts'
import { schedulesBy } from '../../domain/hours/schedules.ts'
import { readEnvironment, readOptionalEnvironment } from '../../environment.ts'
import { createOperatorHandler } from '../operator/handler.ts'
import { createRecordsHandler } from '../records/handler.ts'
import { createOperating, newId } from '../wiring/operating.ts'
import { createReading } from '../wiring/reading.ts'
import { createConsoleHandler } from './handler.ts'

const environment = readEnvironment([
  'TABLE_NAME',
  'SITE_URL',
  'TOMBSTONE_KEY_ID',
  'EVIDENCE_KEY_ID',
  'CONSOLE_KEY_ID',
  'CONSOLE_ISSUER',
  'CONSOLE_CLIENT_ID',
])
const { CONSOLE_CLIENT_SECRET_ARN: secretArn, ANCHOR_BUCKET: anchorBucket } = readOptionalEnvironment([
  'CONSOLE_CLIENT_SECRET_ARN',
  'ANCHOR_BUCKET',
])
const table = { client: createDynamoDBClient(BATCH_TIMEOUTS), tableName: environment.TABLE_NAME }
const definitions = bundledDefinitions()
const mac = createMac(environment.CONSOLE_KEY_ID)
const reading = createReading(
  table,
  createKeyedHash(environment.TOMBSTONE_KEY_ID),
  createSigner(environment.EVIDENCE_KEY_ID),
  digestsIn(anchorBucket, log),
)

export const handler = createConsoleHandler({
  definitions,
  clock,
  log,
  newId,
  reading,
  records: createRecordsHandler({ ...reading, definitions, clock }),
  operator: createOperatorHandler(createOperating(table, definitions)),
  schedulesOf: schedulesBy(zoneOffset),
  zoneOffset,
  readPhoneNumber,
  signIn: createOpenIdSignIn({
    issuer: environment.CONSOLE_ISSUER,
    clientId: environment.CONSOLE_CLIENT_ID,
    readSecret: secretArn === undefined ? undefined : createSecretReader(secretArn),
    callback: `${environment.SITE_URL}console/callback`,
  }),
  sessions: createShortLived(table, 'session'),
  forms: createShortLived(table, 'form'),
  activity: createActivityStore(table),
  personHash: createKeyedHash(environment.CONSOLE_KEY_ID),
  personIds: createPersonIds(mac),
  tokens: createTokens(mac),
})
