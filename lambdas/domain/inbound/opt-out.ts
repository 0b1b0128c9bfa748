import type { ConsentEvent } from '../core/events.ts'
import { type Stopping, settleAsStop, stop } from '../core/record/stop.ts'
import { isManagedByCarrier } from '../tenant/definitions.ts'
import type { Received } from './received.ts'

/** Where the carrier answers STOP, a second confirmation would be one too many (OUT-6). */
function isAnsweredByUs({ tenant, message }: Received): boolean {
  return message.number !== null && !isManagedByCarrier(tenant, message.number)
}

/** A text message stops the whole brand, or the program whose keyword came with it (OUT-4). */
export function optOut(received: Received, program: string | null): ConsentEvent[] {
  const { tenant, message } = received
  const stopping: Stopping = {
    ...received,
    medium: 'sms_keyword',
    body: message.body,
    ...(isAnsweredByUs(received) && { programs: tenant.programs }),
  }
  return [...stop(stopping, program), ...(program === null ? settleAsStop(received) : [])]
}
