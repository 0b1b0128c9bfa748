import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'
import { waitingRequests } from '../core/facts/answers.ts'

/** Some of the person's sign-ups may have reached their deadline (IN-4). */
export interface LapseRequests {
  type: 'lapse_requests'
  tenant: string
  to: string
}

/** Ends each request whose deadline has passed, dated at the deadline; the others stay pending. */
export function lapseRequests(_: LapseRequests, { record, now }: DecisionContext): ConsentEvent[] {
  return waitingRequests(record)
    .filter(({ until }) => until <= now)
    .map(({ id, program, until }) => ({
      type: 'lapsed',
      ...eventBase(until, now),
      by: 'schedule',
      program,
      request: id,
    }))
}
