import { type DecisionContext, withEarlierStops } from '../core/decision-context.ts'
import { eventBase } from '../core/event-base.ts'
import type { ConsentEvent, OptedIn } from '../core/events.ts'
import type { Personal, Proof } from '../core/evidence.ts'
import { grantsCountAfter, hasStopped, heldGrant, livePending } from '../core/status.ts'
import { stopAtOnce } from '../staff/record-consent.ts'
import type { Program } from '../tenant/definitions.ts'
import { type AskedProgram, requestConsent } from './request-consent.ts'

/** Somebody who has proved their phone chose on the page of their own choices (IN-11, OUT-8). */
export interface ChoosePrograms {
  type: 'choose_programs'
  tenant: string
  to: string
  /** The boxes that were ticked, with the words beside them. */
  join: readonly AskedProgram[]
  /** The boxes whose tick was taken off. */
  leave: readonly string[]
  /** Everything was stopped; then nothing is joined. */
  stopAll: boolean
  personal: Personal
  /**
   * The brand-wide stop that stood when the person chose, and that they had come back from by then; undefined where that
   * is judged now. What they left in the same choice is no reason to let what they joined wait.
   */
  cameBackFrom?: string | null | undefined
}

/**
 * A stop takes effect at once and is confirmed by no text: the page says it (OUT-8). What is joined is confirmed by one
 * text from each number (IN-9). Whoever has stopped the brand since the phone was proved joins nothing yet: it waits for
 * START (IN-4).
 */
export function choosePrograms(command: ChoosePrograms, context: DecisionContext): ConsentEvent[] {
  const { leave, stopAll } = command
  if (stopAll) return stopOnPage(command, context, null)
  return [...leave.flatMap((program) => leaveProgram(command, context, program)), ...join(command, context)]
}

/** Leaving what is neither held nor asked for changes nothing. */
function leaveProgram(command: ChoosePrograms, context: DecisionContext, program: string): ConsentEvent[] {
  const { record, now } = context
  const stands = heldGrant(record, program) ?? livePending(record, program, now)
  return stands ? stopOnPage(command, context, program) : []
}

function stopOnPage(
  { personal }: ChoosePrograms,
  context: DecisionContext,
  program: string | null,
): ConsentEvent[] {
  const { now } = context
  const base = { ...eventBase(now, now), personal }
  const proof = proofOf(program === null ? 'pressed "stop all"' : 'box unticked')
  return stopAtOnce(context, { base, program, medium: 'preferences_page', receivedAt: now, proof })
}

function join(command: ChoosePrograms, context: DecisionContext): ConsentEvent[] {
  const { tenant, to, personal } = command
  const asked = command.join.filter(({ program }) => !heldGrant(context.record, program))
  if (isStoppedSince(command, context) || context.record.denied) {
    const medium = 'preferences_page'
    return requestConsent(
      { type: 'request_consent', tenant, to, asked, medium, personal, reference: null },
      context,
    )
  }
  const programs = context.tenant.programs.filter(
    ({ id }) => asked.some(({ program }) => program === id) && isAfterStops(context, id),
  )
  const numbers = Map.groupBy(programs, ({ number }) => number)
  return programs.map((program) => optIn(command, context, program, numbers.get(program.number) ?? []))
}

/** Whether the person has stopped the brand, by a stop that they have not come back from when they chose. */
function isStoppedSince({ cameBackFrom }: ChoosePrograms, { record }: DecisionContext): boolean {
  return hasStopped(record) && (cameBackFrom === undefined || record.stops.all !== cameBackFrom)
}

/** Whether this moment is later than the last stop of a program: another machine's clock may be ahead (IN-10). */
function isAfterStops(context: DecisionContext, program: string): boolean {
  const stopped = grantsCountAfter(withEarlierStops(context).record, program)
  return stopped === null || context.now > stopped
}

/** The first program of a number owes the text that confirms all of them. */
function optIn(
  { join, personal }: ChoosePrograms,
  context: DecisionContext,
  { id, number }: Program,
  together: readonly Program[],
): OptedIn {
  const { now } = context
  const { record, found } = withEarlierStops(context)
  const shown = join.find(({ program }) => program === id)?.shown
  const first = together[0]?.id === id
  return {
    type: 'opted_in',
    ...eventBase(now, now),
    earlierStops: found,
    personal,
    number,
    program: id,
    level: 'express_written',
    medium: 'preferences_page',
    request: livePending(record, id, now)?.id ?? null,
    callToAction: shown ? { hash: shown.hash, language: shown.language } : null,
    proof: proofOf('box ticked'),
    confirmed: true,
    reply: first ? { kind: 'opt_in_confirmation', programs: together.map((each) => each.id) } : null,
  }
}

function proofOf(action: string): Proof {
  return { action, collectedBy: null, reference: null, inboundMessageId: null }
}
