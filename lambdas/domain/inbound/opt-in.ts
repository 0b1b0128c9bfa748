import type { ConsentEvent, Declined, OptedIn } from '../core/events.ts'
import type { PendingRequest } from '../core/record.ts'
import { grantsCountAfter, livePending } from '../core/status.ts'
import { originatorOf, type Program, programOf } from '../tenant/definitions.ts'
import type { Received } from './received.ts'

/** What can be granted: a program, on what evidence. */
export type Grantable = Pick<OptedIn, 'program' | 'level' | 'medium' | 'request' | 'callToAction' | 'proof'>

/** Who is granted something, when, and by which words, where it came as a text. */
export interface Granting extends Pick<Received, 'record' | 'at' | 'base'> {
  body: string | null
}

/**
 * START opts in to the number's default program, a program's keyword to that program, and to no other (IN-1).
 * While requests wait, START completes exactly those (IN-4); where a text is no opt-in, nothing else (IN-2).
 */
export function optInByKeyword(received: Received, keywordOf: string | null): ConsentEvent[] {
  const { tenant, message } = received
  const completed = keywordOf === null ? completeRequests(received) : completeRequest(received, keywordOf)
  if (completed) return completed

  const originator = message.number === null ? undefined : originatorOf(tenant, message.number)
  const program = programOf(tenant, keywordOf ?? originator?.defaultProgram ?? '')
  if (!originator || !program) return []
  if (!originator.keywordOptIn) return [refused(received, program.id)]
  return grant(asGranting(received), [byKeyword(program, keywordOf !== null)])
}

function asGranting(received: Received): Granting {
  return { ...received, body: received.message.body }
}

/** Completes every request that waits, as YES and START do; undefined where none waits (IN-5). */
export function completeRequests(received: Received): ConsentEvent[] | undefined {
  const waiting = received.tenant.programs.flatMap(({ id }) => requestTo(received, id) ?? [])
  return waiting.length > 0 ? grant(asGranting(received), waiting) : undefined
}

function completeRequest(received: Received, program: string): ConsentEvent[] | undefined {
  const waiting = requestTo(received, program)
  return waiting && grant(asGranting(received), [waiting])
}

function requestTo({ record, at }: Received, program: string): Grantable | undefined {
  const request = livePending(record, program, at)
  return request && request.at <= at ? ofRequest(program, request) : undefined
}

/** What completing a request grants: its evidence is the form's (IN-4). */
export function ofRequest(program: string, request: PendingRequest): Grantable {
  const { id, level, medium, callToAction, proof } = request
  return { program, level, medium, request: id, callToAction, proof }
}

/** A keyword advertised with its call-to-action is `express_written`, any other `express` (IN-1). */
function byKeyword(program: Program, own: boolean): Grantable {
  const advertised = own && program.advertised
  return {
    program: program.id,
    level: advertised ? 'express_written' : 'express',
    medium: 'sms_keyword',
    request: null,
    callToAction: advertised
      ? { hash: program.callToAction.hash, language: program.callToAction.language }
      : null,
    proof: null,
  }
}

/**
 * Grants what no later stop covers (IN-10); one text confirms all of it (IN-9). Of somebody on the deny list nothing is
 * granted: it is kept, and not answered (IN-3).
 */
export function grant(granting: Granting, asked: readonly Grantable[]): ConsentEvent[] {
  const { base, body } = granting
  if (granting.record.denied) {
    return asked.map(({ program }) => declined(granting, program, 'deny_list'))
  }
  const granted = asked.filter(({ program }) => counts(granting, program))
  const tooOld = asked.filter(({ program }) => !counts(granting, program))
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

function declined({ base, body }: Granting, program: string, because: Declined['because']): Declined {
  return { type: 'declined', ...base, program, because, body }
}

function counts({ record, at }: Granting, program: string): boolean {
  const stopped = grantsCountAfter(record, program)
  return stopped === null || at > stopped
}

/** Kept, and answered with how to sign up (IN-2). */
function refused(received: Received, program: string): Declined {
  return {
    ...declined(asGranting(received), program, 'number_takes_no_opt_in'),
    reply: { kind: 'start_refused', programs: [program] },
  }
}
