import type { ConsentEvent, Declined } from '../core/events.ts'
import { shownText } from '../core/evidence.ts'
import { declined, type Grantable, type Granting, grant, ofRequest } from '../core/grant.ts'
import { livePending } from '../core/status.ts'
import { originatorOf, type Program, programOf } from '../tenant/definitions.ts'
import { canJoinBy, levelByText, type StartedBy } from '../tenant/joining-word.ts'
import type { Received } from './received.ts'

/** What a message starts, as it was read. */
interface Start {
  program: string | null
  by: StartedBy
}

/**
 * START opts in to the number's default program, a program's keyword or name to that program, and to no other; a word that
 * gives less than the program's class needs grants nothing (IN-1). While requests are pending, START completes exactly
 * those (IN-4); if the number refuses keyword opt-in, nothing else (IN-2).
 */
export function optInByText(received: Received, { program: named, by }: Start): ConsentEvent[] {
  const { tenant, message } = received
  const completed = named === null ? completeRequests(received) : completeRequest(received, named)
  if (completed) return completed

  const originator = message.number === null ? undefined : originatorOf(tenant, message.number)
  const program = programOf(tenant, named ?? originator?.defaultProgram ?? '')
  if (!originator || !program) return []
  if (!originator.keywordOptIn) return [refused(received, program.id, 'number_takes_no_opt_in')]
  if (!canJoinBy(program, by)) return [refused(received, program.id, 'level_too_low')]
  return grant(asGranting(received), [byText(program, by)])
}

function asGranting(received: Received): Granting {
  return { ...received, body: received.message.body }
}

/** Completes every pending request, as YES and START do; undefined if none is pending (IN-5). */
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

/** A keyword advertised with its call-to-action is `express_written`, any other word `express` (IN-1). */
function byText(program: Program, by: StartedBy): Grantable {
  const level = levelByText(program, by)
  return {
    program: program.id,
    level,
    medium: 'sms_keyword',
    request: null,
    callToAction: level === 'express_written' ? shownText(program.callToAction) : null,
    proof: null,
  }
}

/** The request is stored and answered with how to sign up (IN-1, IN-2). */
function refused(received: Received, program: string, because: Declined['because']): Declined {
  return {
    ...declined(asGranting(received), program, because),
    reply: { kind: 'start_refused', programs: [program] },
  }
}
