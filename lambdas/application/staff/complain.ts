import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Recorded } from '../../domain/core/events.ts'
import type { Complain } from '../../domain/staff/complain.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Execution, execute } from '../core/execute.ts'
import type { Log } from '../core/log.ts'

/** Records a complaint as a stop of everything, and fires an alarm (OUT-11); repeating it changes nothing. */
export async function recordComplaint(
  execution: Execution & { log: Log },
  tenant: Tenant,
  complaint: Pick<Complain, 'to' | 'at' | 'medium' | 'note'>,
  { by, requestId }: { by: string; requestId: string },
): Promise<{ event: Recorded | null }> {
  const command = { type: 'complain', tenant: tenant.id, ...complaint, by, requestId } as const
  const { events } = await execute(execution, command, `complaint#${hashOf(complaint)}`)
  if (events.length > 0) execution.log({ event: 'complained' })
  return { event: events[0] ?? null }
}

/** What is recorded once, whoever records it. */
export function hashOf(given: object): string {
  return createHash('sha256')
    .update(canonicalize(given) ?? '')
    .digest('hex')
}
