import type { ConsentEvent, Declined } from '../core/events.ts'
import { shownText } from '../core/evidence.ts'
import { declined, type Grantable, type Granting, grant, ofRequest } from '../core/grant.ts'
import { livePending } from '../core/status.ts'
import { originatorOf, type Program, programOf } from '../tenant/definitions.ts'
import type { Received } from './received.ts'

/**
 * START opts in to the number's default program, a program's keyword to that program, and to no other (IN-1).
 * While requests are pending, START completes exactly those (IN-4); if the number refuses keyword opt-in, nothing else (IN-2).
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

/** A keyword advertised with its call-to-action is `express_written`, any other `express` (IN-1). */
function byKeyword(program: Program, own: boolean): Grantable {
  const advertised = own && program.advertised
  return {
    program: program.id,
    level: advertised ? 'express_written' : 'express',
    medium: 'sms_keyword',
    request: null,
    callToAction: advertised ? shownText(program.callToAction) : null,
    proof: null,
  }
}

/** The request is stored and answered with how to sign up (IN-2). */
function refused(received: Received, program: string): Declined {
  return {
    ...declined(asGranting(received), program, 'number_takes_no_opt_in'),
    reply: { kind: 'start_refused', programs: [program] },
  }
}
