import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { ConsentTable } from '../lambdas/adapters/dynamodb-client.ts'
import { createStandingReader } from '../lambdas/adapters/dynamodb-standing-reader.ts'
import { zoneOffset } from '../lambdas/adapters/zone-offset.ts'
import { systemClock } from '../lambdas/application/clock.ts'
import type { Definitions } from '../lambdas/domain/definitions.ts'
import { schedulesBy } from '../lambdas/domain/hours/schedules.ts'
import { withPipeline } from '../lambdas/handlers/pipeline.ts'
import { createSendGateHandler } from '../lambdas/handlers/send-gate.ts'
import { type Comparison, compare } from './interleaved.ts'

const TIMES = 5000
const WARM_UP = 500

/** A single check through the gate's handler, over a bare strongly consistent read of the same item. */
export async function benchGate(
  table: ConsentTable,
  definitions: Definitions,
  to: string,
): Promise<Comparison> {
  const standings = createStandingReader(table)
  const gate = withPipeline(
    () => {},
    createSendGateHandler({
      definitions,
      standings,
      schedulesOf: schedulesBy(zoneOffset),
      clock: systemClock,
      log: () => {},
    }),
  )
  const context = {} as Parameters<typeof gate>[1]
  const check = () => gate({ program: 'acme-alerts', to }, context)
  const read = () =>
    table.client.send(
      new GetItemCommand({
        TableName: table.tableName,
        Key: { pk: { S: `acme#${to}` }, sk: { S: 'record' } },
        ConsistentRead: true,
      }),
    )
  await compare(WARM_UP, read, check)
  return compare(TIMES, read, check)
}
