import type { ConsentEvent, Declined, EventBase, OptedIn } from './events.ts'
import type { ConsentRecord, PendingRequest } from './record.ts'
import { grantsCountAfter } from './status.ts'

/** What can be granted: a program and its evidence. */
export type Grantable = Pick<OptedIn, 'program' | 'level' | 'medium' | 'request' | 'callToAction' | 'proof'>

/** The person, the time, and the text that granted, if there was one. */
export interface Granting {
  record: ConsentRecord
  at: string
  base: EventBase
  body: string | null
}

/** The grant that completes a request: its evidence is the form's (IN-4). */
export function ofRequest(program: string, request: PendingRequest): Grantable {
  const { id, level, medium, callToAction, proof } = request
  return { program, level, medium, request: id, callToAction, proof }
}

/**
 * Grants what no later stop covers (IN-10); one text confirms all of it (IN-9). A person on the deny list is granted
 * nothing: the request is recorded, and not answered (IN-3).
 */
export function grant(granting: Granting, asked: readonly Grantable[]): ConsentEvent[] {
  const { record, at, base, body } = granting
  if (record.denied) return asked.map(({ program }) => declined(granting, program, 'deny_list'))
  const granted = asked.filter(({ program }) => isAfterStops(record, program, at))
  const tooOld = asked.filter(({ program }) => !isAfterStops(record, program, at))
  return [
    ...granted.map(
      (grantable, i): OptedIn => ({
        type: 'opted_in',
        ...base,
        ...grantable,
        confirmed: true,
        body: i === 0 ? body : null,
        reply:
          i === 0 ? { kind: 'opt_in_confirmation', programs: granted.map(({ program }) => program) } : null,
      }),
    ),
    ...tooOld.map(({ program }) => declined(granting, program, 'before_stop')),
  ]
}

/** An opt-in that is recorded and not granted. */
export function declined(
  { base, body }: Pick<Granting, 'base' | 'body'>,
  program: string,
  because: Declined['because'],
): Declined {
  return { type: 'declined', ...base, program, because, body }
}

/** Whether a time is after the last stop of a program, earlier record generations included (IN-10). */
export function isAfterStops(record: ConsentRecord, program: string, at: string): boolean {
  const stopped = grantsCountAfter(record, program)
  return stopped === null || at > stopped
}
