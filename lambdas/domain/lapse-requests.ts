import type { ConsentEvent } from './events.ts'
import { happening } from './happening.ts'
import type { Situation } from './situation.ts'

/** The time of somebody's sign-ups may be over (IN-4). */
export interface LapseRequests {
  type: 'lapse_requests'
  tenant: string
  to: string
}

/** Ends each request whose hour has come, as of that hour; the rest waits on. */
export function lapseRequests(_: LapseRequests, { record, now }: Situation): ConsentEvent[] {
  return Object.entries(record.programs).flatMap(([program, { pending }]): ConsentEvent[] =>
    pending && pending.until <= now
      ? [{ type: 'lapsed', ...happening(pending.until, now), program, request: pending.id }]
      : [],
  )
}
