import { bundledDefinitions } from '../../adapters/core/bundled-definitions.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { dueRequests } from '../../adapters/signup/dynamodb-requests.ts'
import { createPublishedTextStore } from '../../adapters/staff/dynamodb-published-texts.ts'
import { createReviewStore } from '../../adapters/staff/dynamodb-reviews.ts'
import { systemClock } from '../../application/core/ports/clock.ts'
import { keepPublishedTexts } from '../../application/staff/former-texts.ts'
import { publicationOf } from '../../definitions/published-texts.ts'
import { readEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createExecution } from '../wiring/execution.ts'
import { createDueSweepHandler } from './handler.ts'

const { TABLE_NAME: tableName } = readEnvironment(['TABLE_NAME'])
const table = { client: createDynamoDBClient(), tableName }

const definitions = bundledDefinitions()
const keeping = { publishedTexts: createPublishedTextStore(table), clock: systemClock }
let kept = false

/** A process has one version of the definitions, so it keeps them once. */
async function keepTexts(): Promise<void> {
  if (!kept) await keepPublishedTexts(keeping, publicationOf(definitions))
  kept = true
}

export const handler = withPipeline(
  log,
  createDueSweepHandler({
    ...createExecution(table, definitions),
    reviews: createReviewStore(table),
    requests: { dueBy: (instant) => dueRequests(table, instant) },
    keepTexts,
    log,
  }),
)
