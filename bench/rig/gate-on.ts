import type { ConsentTable } from '../../lambdas/adapters/core/dynamodb-client.ts'
import { createGateRecordReader } from '../../lambdas/adapters/gate/dynamodb-gate-records.ts'
import { zoneOffset } from '../../lambdas/adapters/gate/zone-offset.ts'
import { type Clock, systemClock } from '../../lambdas/application/core/ports/clock.ts'
import { schedulesBy } from '../../lambdas/domain/hours/schedules.ts'
import type { Definitions } from '../../lambdas/domain/tenant/definitions.ts'
import { withPipeline } from '../../lambdas/handlers/pipeline/pipeline.ts'
import { createSendGateHandler } from '../../lambdas/handlers/send-gate/handler.ts'
import { invoked } from './invoked.ts'
import { lineLog } from './line-log.ts'

/** The asking gate on a table, wired as deployed. */
export function gateOn(table: ConsentTable, definitions: Definitions, clock: Clock = systemClock) {
  const handler = createSendGateHandler({
    definitions,
    gateRecords: createGateRecordReader(table),
    schedulesOf: schedulesBy(zoneOffset),
    clock,
    log: lineLog,
  })
  return invoked(withPipeline(lineLog, handler))
}
