import type { ConsentEvent } from '../core/events.ts'
import { isManagedByCarrier } from '../tenant/definitions.ts'
import type { Received } from './received.ts'

/**
 * HELP is answered for every person, subscribed or not, stopped or not (HELP-1); on a number whose carrier answers STOP, AWS
 * answers it with the same words.
 */
export function answerHelp({ base, message, tenant }: Received): ConsentEvent[] {
  const reply = isManagedByCarrier(tenant, message.number) ? null : { kind: 'help' as const, programs: [] }
  return [{ type: 'help_asked', ...base, program: null, body: message.body, reply }]
}
