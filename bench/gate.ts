import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { type Clock, systemClock } from '../lambdas/application/core/ports/clock.ts'
import type { Definitions } from '../lambdas/domain/tenant/definitions.ts'
import { gateOn } from './rig/gate-on.ts'
import { byDay, byNight } from './rig/hour-clock.ts'
import { type Comparison, compare } from './rig/interleaved.ts'
import { PERSON, recordKeyOf } from './rig/people.ts'

const TIMES = 3000
const WARM_UP = 500

/** The time of one kind of check. */
export interface GateBench extends Comparison {
  name: string
}

const checks: { name: string; program: string; clock: Clock; decision: string }[] = [
  { name: 'informational', program: 'acme-alerts', clock: systemClock, decision: 'allow' },
  { name: 'promotional by day', program: 'acme-offers', clock: byDay, decision: 'allow' },
  { name: 'promotional by night', program: 'acme-offers', clock: byNight, decision: 'defer' },
]

/** Measures single checks through the gate's handler, relative to a bare strongly consistent read of the same item. */
export async function benchGate(table: ConsentTable, definitions: Definitions): Promise<GateBench[]> {
  const read = () =>
    table.client.send(
      new GetItemCommand({ TableName: table.tableName, Key: recordKeyOf(PERSON), ConsistentRead: true }),
    )
  const benches: GateBench[] = []
  for (const { name, program, clock, decision } of checks) {
    const gate = gateOn(table, definitions, clock)
    const check = () => gate({ program, to: PERSON })
    const answer = await check()
    if (!('decision' in answer) || answer.decision !== decision)
      throw new Error(`${name}: expected ${decision}`)
    await compare(WARM_UP, read, check)
    benches.push({ name, ...(await compare(TIMES, read, check)) })
  }
  return benches
}
