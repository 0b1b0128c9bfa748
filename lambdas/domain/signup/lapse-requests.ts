import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'

/** The time of somebody's sign-ups may be over (IN-4). */
export interface LapseRequests {
  type: 'lapse_requests'
  tenant: string
  to: string
}

/** Ends each request whose hour has come, as of that hour; the rest waits on. */
export function lapseRequests(_: LapseRequests, { record, now }: DecisionContext): ConsentEvent[] {
  return Object.entries(record.programs).flatMap(([program, { pending }]): ConsentEvent[] =>
    pending && pending.until <= now
      ? [
          {
            type: 'lapsed',
            ...eventBase(pending.until, now),
            by: 'schedule',
            program,
            request: pending.id,
          },
        ]
      : [],
  )
}
