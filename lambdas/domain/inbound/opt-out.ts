import type { ConsentEvent } from '../core/events.ts'
import { type Stopping, settleAsStop, stop } from '../core/record/stop.ts'
import { endBlocked } from '../core/record/stop-by-carrier.ts'
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
  if (program !== null) return stop(stopping, program)
  const stopped = [...stop(stopping, null), ...settleAsStop(received)]
  const { number } = message
  return number !== null && isManagedByCarrier(tenant, number)
    ? endBlocked(stopped, { number, at: received.at }, received)
    : stopped
}
