import type { ConsentEvent } from '../core/events.ts'
import type { Received } from './received.ts'

/** HELP is answered for every person, subscribed or not, stopped or not (HELP-1). */
export function answerHelp({ base, message }: Received): ConsentEvent[] {
  return [
    { type: 'help_asked', ...base, program: null, body: message.body, reply: { kind: 'help', programs: [] } },
  ]
}
