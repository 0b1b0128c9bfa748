import { type ConsentEvent, type Declined, type EventBase, eventBase, type OptedIn } from '../events.ts'
import { firstOfEach, grantsOfAnswer, outcomesOf, requestsOpenAt } from '../facts/answers.ts'
import { derive } from '../facts/derive.ts'
import type { Answer, ConsentRecord, SignUpRequest } from './record.ts'
import { grantsCountAfter, heldGrant } from './status.ts'

/** What can be granted: a program and its evidence. */
export type Grantable = Pick<OptedIn, 'program' | 'level' | 'medium' | 'callToAction'> &
  Partial<Pick<OptedIn, 'proof'>>

/** The person, the time, and the text that granted, if there was one. */
export interface Granting {
  record: ConsentRecord
  at: string
  base: EventBase
  body: string | null
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
        request: null,
        proof: null,
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

/** What was said or typed in answer to requests, and what it grants or is where it completes none. */
export type Answering = Granting & Pick<Answer, 'id' | 'otherwise' | 'message'>

/**
 * Completes requests with the form's evidence (IN-4), as far as no later stop covers them (IN-10). An answer that comes late
 * takes requests from one of a later date, which then counts for itself (OUT-7). On the deny list nothing is granted (IN-3).
 */
export function complete(answering: Answering, requests: readonly SignUpRequest[]): ConsentEvent[] {
  const { record, at, base, body, id, otherwise, message } = answering
  if (record.denied)
    return firstOfEach(requests).map((each) => declined(answering, each.program, 'deny_list'))
  const ids = requests.map((request) => request.id)
  const answer: Answer = { id, at, number: base.number, requests: ids, otherwise, message }
  const asked = firstOfEach(requests)
  const granted = asked.filter(({ program }) => isAfterStops(record, program, at))
  const tooOld = asked.filter(({ program }) => !isAfterStops(record, program, at))
  const known = { ...record, answers: [...record.answers, { ...answer, event: '', grants: {} }] }
  return [
    ...granted.map(
      ({ program, level, medium, callToAction, proof, id: request }, i): OptedIn => ({
        type: 'opted_in',
        ...base,
        ...{ program, level, medium, callToAction, proof, request, answer },
        confirmed: true,
        body: i === 0 ? body : null,
        reply:
          i === 0 ? { kind: 'opt_in_confirmation', programs: granted.map((each) => each.program) } : null,
      }),
    ),
    ...tooOld.map(({ program }) => ({ ...declined(answering, program, 'before_stop'), answer })),
    ...consequences(record, derive(known, base.recordedAt), base.recordedAt),
  ]
}

/** The requests that are pending at a time, in the order of the tenant's programs. */
export function requestsFor(
  record: ConsentRecord,
  programs: readonly { id: string }[],
  at: string,
): SignUpRequest[] {
  const open = requestsOpenAt(record, at)
  return programs.flatMap(({ id }) => open.filter(({ program }) => program === id))
}

/** What answers grant by themselves from now on, since something late left them no request (OUT-7). No further text confirms it. */
export function consequences(before: ConsentRecord, after: ConsentRecord, now: string): OptedIn[] {
  const past = new Map(outcomesOf(before).map(({ answer, completed }) => [answer.id, completed.length]))
  const told = new Set<string>()
  return outcomesOf(after).flatMap((outcome) => {
    const { answer, completed } = outcome
    if (completed.length > 0 || !past.get(answer.id)) return []
    return grantsOfAnswer(outcome)
      .filter(({ program, since }) => !heldGrant(before, program) && isAfterStops(after, program, since))
      .filter(({ program }) => !told.has(program) && told.add(program))
      .map(({ program, level, medium, since, confirmed }): OptedIn => {
        const { event: _, grants: __, ...known } = answer
        return {
          type: 'opted_in',
          ...eventBase(since, now),
          ...{ program, level, medium, request: null, proof: null, answer: known, confirmed },
          callToAction: answer.otherwise?.callToAction ?? null,
          number: answer.number,
          inboundMessageId: answer.id,
        }
      })
  })
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
