import { bundledDefinitions } from '../adapters/bundled-definitions.ts'
import { consoleLog as log } from '../adapters/console-log.ts'
import { createDynamoDBClient } from '../adapters/dynamodb-client.ts'
import { createLedgerReader } from '../adapters/dynamodb-ledger.ts'
import { createReviewStore } from '../adapters/dynamodb-reviews.ts'
import { loadRecord } from '../adapters/load-record.ts'
import { systemClock } from '../application/clock.ts'
import { readEnvironment } from '../environment.ts'
import { withPipeline } from './pipeline.ts'
import { createRecordsHandler } from './records.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])
const table = { client: createDynamoDBClient(), tableName }

export const handler = withPipeline(
  log,
  createRecordsHandler({
    definitions: bundledDefinitions(),
    store: { load: (subject) => loadRecord(table, subject) },
    ledger: createLedgerReader(table),
    reviews: createReviewStore(table),
    clock: systemClock,
  }),
)
