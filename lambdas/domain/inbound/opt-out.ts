import type { ConsentEvent } from '../core/events.ts'
import { type Stopping, settleAsStop, stop } from '../core/stop.ts'
import type { Received } from './received.ts'

/** A text message stops the whole brand, or the program whose keyword came with it (OUT-4). */
export function optOut(received: Received, program: string | null): ConsentEvent[] {
  const { tenant, message } = received
  const stopping: Stopping = {
    ...received,
    medium: 'sms_keyword',
    body: message.body,
    ...(message.number !== null && { programs: tenant.programs }),
  }
  return [...stop(stopping, program), ...(program === null ? settleAsStop(received) : [])]
}
