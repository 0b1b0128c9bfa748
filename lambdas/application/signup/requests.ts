import { type Execution, execute } from '../core/execute.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Subject } from '../core/subject.ts'
import { sweepDue } from '../core/sweep-due.ts'

/** A person with pending sign-ups, of which one may have lapsed. */
export interface DueRequests extends Subject {
  /** The generation it belongs to. */
  life: string
}

/** Dependencies of lapsing requests. */
export interface RequestSweep extends Execution {
  clock: Clock
  requests: {
    /** The requests whose time is over at an instant, over all tenants. */
    dueBy(instant: string): AsyncIterable<readonly DueRequests[]>
  }
  /** Whether time is up. */
  isOver: () => boolean
}

/** Ends sign-ups that were not confirmed in time, dated at their deadline (IN-4); one failure does not hold up the others. */
export async function sweepRequests(sweep: RequestSweep): Promise<{ lapsed: number }> {
  const now = sweep.clock()
  let lapsed = 0
  await sweepDue(sweep.requests.dueBy(now), {
    isOver: sweep.isOver,
    groupOf: ({ tenant, to }) => `${tenant}#${to}`,
    work: async ({ tenant, to, life }) => {
      const command = { type: 'lapse_requests', tenant, to } as const
      // Named by this run: a request that was kept late may be over at the same instant as one that has lapsed.
      const { events } = await execute(sweep, command, `lapse_requests#${life}#${now}`)
      lapsed += events.length
    },
  })
  return { lapsed }
}
