import type { ConsentEvent, Declined } from '../core/events.ts'
import { shownText } from '../core/evidence.ts'
import {
  complete,
  declined,
  type Grantable,
  type Granting,
  grant,
  isAfterStops,
  requestsFor,
} from '../core/record/grant.ts'
import { hold, isHeld } from '../core/record/held.ts'
import { programsLost } from '../core/record/status.ts'
import { originatorOf, type Program, programOf } from '../tenant/definitions.ts'
import { canJoinBy, levelByText, type StartedBy } from '../tenant/joining-word.ts'
import { opensAfterStop } from './converse.ts'
import { keepPrograms } from './keep-programs.ts'
import type { Received } from './received.ts'

/** What a message starts, as it was read. */
interface Start {
  program: string | null
  by: StartedBy
  /** The keyword by which it named the program. */
  keyword?: string
}

/**
 * START opts in to the number's default program, a program's keyword or name to that program, and to no other; a word that
 * gives less than the program's class needs grants nothing (IN-1). While requests are pending, START completes exactly
 * those (IN-4); if the number refuses keyword opt-in, nothing else (IN-2).
 */
export function optInByText(received: Received, start: Start): ConsentEvent[] {
  const { tenant, record, at } = received
  const { program: named } = start
  const programs = tenant.programs.filter(({ id }) => named === null || named === id)
  const own = grantedAlone(received, start)
  const waiting = requestsFor(record, programs, at).filter(({ program }) => !isHeld(received, program))
  if (waiting.length > 0) {
    const otherwise = own && 'level' in own && !isHeld(received, own.program) ? own : null
    const answering = { ...asGranting(received), ...asAnswer(received), otherwise, message: null }
    return naming(received, named, [...clarified(received, named), ...complete(answering, waiting)])
  }
  const kept =
    named !== null &&
    keepPrograms(received, [named], { own: own && 'level' in own ? own : undefined, isWord: true })
  if (kept) return kept
  if (!own) return []
  if ('refusal' in own) return [refused(received, own.program, own.refusal)]
  if (isHeld(received, own.program) && !record.denied && isAfterStops(record, own.program, at))
    return [hold(received, own, received.message.body)]
  return naming(received, named, grant(asGranting(received), [own]))
}

/** A program's word answers a question also where it completes a request, which grants as much as there is (OUT-6). */
function clarified(received: Received, named: string | null): ConsentEvent[] {
  const kept = named === null ? undefined : keepPrograms(received, [named], { isWord: true })
  return kept?.filter(({ type }) => type === 'scope_clarified') ?? []
}

/** The answer to START names the words for what the person had and START did not bring back (OUT-9). */
function naming({ record }: Received, named: string | null, events: ConsentEvent[]): ConsentEvent[] {
  const back = new Set(events.flatMap(({ type, program }) => (type === 'opted_in' ? [program] : [])))
  const had = programsLost(record).filter((program) => !back.has(program))
  if (named !== null || had.length === 0) return events
  return events.map((event) => (event.reply ? { ...event, reply: { ...event.reply, had } } : event))
}

/** What the text grants where no request waits; undefined for a number that is not the tenant's. */
function grantedAlone(
  { tenant, message }: Received,
  { program: named, by, keyword }: Start,
): Grantable | { program: string; refusal: Declined['because'] } | undefined {
  const originator = message.number === null ? undefined : originatorOf(tenant, message.number)
  const program = programOf(tenant, named ?? originator?.defaultProgram ?? '')
  if (!originator || !program) return undefined
  if (!originator.keywordOptIn) return { program: program.id, refusal: 'number_takes_no_opt_in' }
  if (!canJoinBy(program, by)) return { program: program.id, refusal: 'level_too_low' }
  return byText(program, by, keyword)
}

function asGranting(received: Received): Granting {
  return { ...received, body: received.message.body }
}

function asAnswer({ message }: Received) {
  return { id: message.inboundMessageId }
}

/** Completes every pending request, as YES does; undefined if none is pending (IN-5). */
export function completeRequests(received: Received): ConsentEvent[] | undefined {
  const { tenant, record, at } = received
  const waiting = requestsFor(record, tenant.programs, at).filter(({ program }) => !isHeld(received, program))
  if (waiting.length === 0) return undefined
  const message = { afterStop: opensAfterStop(received) }
  return complete({ ...asGranting(received), ...asAnswer(received), otherwise: null, message }, waiting)
}

/**
 * A keyword advertised with its call-to-action is `express_written`, any other word `express` (IN-1). Each keyword is
 * advertised in one language, so it tells which words were seen (IN-8).
 */
function byText(program: Program, by: StartedBy, keyword: string | undefined): Grantable {
  const level = levelByText(program, by)
  return {
    program: program.id,
    level,
    medium: 'sms_keyword',
    callToAction: level === 'express_written' ? shownText(callAdvertising(program, keyword)) : null,
  }
}

function callAdvertising({ callToAction, translatedCalls }: Program, keyword: string | undefined) {
  return translatedCalls.find((call) => call.keyword === keyword) ?? callToAction
}

/** The request is stored and answered with how to sign up (IN-1, IN-2); one that a later stop covers is not answered (OUT-7). */
function refused(received: Received, program: string, because: Declined['because']): Declined {
  const { record, at } = received
  if (record.denied) return declined(asGranting(received), program, 'deny_list')
  if (!isAfterStops(record, program, at)) return declined(asGranting(received), program, 'before_stop')
  return {
    ...declined(asGranting(received), program, because),
    reply: { kind: 'start_refused', programs: [program] },
  }
}
