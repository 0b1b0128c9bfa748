import type { Clock } from '../core/clock.ts'
import { type Execution, execute } from '../core/execute.ts'
import type { Subject } from '../core/subject.ts'

/** A person with pending sign-ups, and when the first of them lapses. */
export interface DueRequests extends Subject {
  /** The generation it belongs to. */
  life: string
  dueAt: string
}

/** Dependencies of lapsing requests. */
export interface RequestSweep extends Execution {
  clock: Clock
  requests: {
    /** The requests that have lapsed by a time, over all tenants. */
    dueBy(instant: string): AsyncIterable<DueRequests>
  }
}

/** Ends sign-ups that were not confirmed in time, dated at their deadline (IN-4); one failure does not hold up the others. */
export async function sweepRequests(sweep: RequestSweep): Promise<{ lapsed: number }> {
  const { requests, clock } = sweep
  let lapsed = 0
  const errors: unknown[] = []
  for await (const { tenant, to, life, dueAt } of requests.dueBy(clock())) {
    try {
      const command = { type: 'lapse_requests', tenant, to } as const
      const { events } = await execute(sweep, command, `lapse_requests#${life}#${dueAt}`)
      lapsed += events.length
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
  return { lapsed }
}
