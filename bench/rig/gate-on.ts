import type { ConsentTable } from '../lambdas/adapters/dynamodb-client.ts'
import { createStandingReader } from '../lambdas/adapters/dynamodb-standing-reader.ts'
import { zoneOffset } from '../lambdas/adapters/zone-offset.ts'
import { type Clock, systemClock } from '../lambdas/application/clock.ts'
import type { Definitions } from '../lambdas/domain/definitions.ts'
import { schedulesBy } from '../lambdas/domain/hours/schedules.ts'
import { withPipeline } from '../lambdas/handlers/pipeline.ts'
import { createSendGateHandler } from '../lambdas/handlers/send-gate.ts'
import { invoked } from './invoked.ts'
import { lineLog } from './line-log.ts'

/** The asking gate as it is wired where it is deployed, on a table. */
export function gateOn(table: ConsentTable, definitions: Definitions, clock: Clock = systemClock) {
  const handler = createSendGateHandler({
    definitions,
    standings: createStandingReader(table),
    schedulesOf: schedulesBy(zoneOffset),
    clock,
    log: lineLog,
  })
  return invoked(withPipeline(lineLog, handler))
}
