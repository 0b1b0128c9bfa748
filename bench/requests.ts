import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { createHistory } from '../lambdas/adapters/retention/dynamodb-history.ts'
import { execute } from '../lambdas/application/core/execute.ts'
import { systemClock } from '../lambdas/application/core/ports/clock.ts'
import type { Definitions } from '../lambdas/domain/tenant/definitions.ts'
import { createExecution } from '../lambdas/handlers/wiring/execution.ts'
import { type CountedRequest, countRequests } from './rig/counting.ts'
import { gateOn } from './rig/gate-on.ts'

/** The requests of an operation. */
export interface RequestCount {
  name: string
  requests: CountedRequest[]
}

/** Counts the requests of a check and of inbound messages. */
export async function countAll(table: ConsentTable, definitions: Definitions): Promise<RequestCount[]> {
  const requests = countRequests(table.client)
  const counted: RequestCount[] = []
  const count = async (name: string, run: () => Promise<unknown>) => {
    requests.splice(0)
    await run()
    counted.push({ name, requests: [...requests] })
  }
  const execution = createExecution(
    table,
    definitions,
    createHistory(table, async ({ to }) => to),
  )
  const gate = gateOn(table, definitions)
  let messages = 0
  const text = (to: string, body: string) => () => {
    const inboundMessageId = `counted-${messages++}`
    const at = systemClock()
    return execute(
      execution,
      { type: 'receive_message', tenant: 'acme', to, number: '+12065550100', inboundMessageId, body, at },
      inboundMessageId,
    )
  }
  await count('STOP from a new number', text('+12065550151', 'STOP'))
  await count('START, the first grant', text('+12065550152', 'START'))
  await count(
    'OFFERS, a first grant whose call-to-action is stored for the first time',
    text('+12065550153', 'OFFERS'),
  )
  await count('STOP from a person who opted in', text('+12065550152', 'STOP'))
  await count('an ordinary message', text('+12065550152', 'hello'))
  await count('a single check', () => gate({ program: 'acme-alerts', to: '+12065550152' }))
  return counted
}
