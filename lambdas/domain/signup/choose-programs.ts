import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'
import { noEvidence, type Personal, proofOf, shownText } from '../core/evidence.ts'
import { withStop } from '../core/facts/end.ts'
import { type Grantable, grant, isAfterStops } from '../core/record/grant.ts'
import { isHeld } from '../core/record/held.ts'
import { hasStopped, heldGrant, livePending } from '../core/record/status.ts'
import { stopAtOnce } from '../core/record/stop.ts'
import type { PageLanguage } from '../core/vocabulary.ts'
import { type AskedProgram, requestConsent } from './request-consent.ts'

/** A person who has proved their phone saved choices on the preferences page (IN-11, OUT-8). */
export interface ChoosePrograms {
  type: 'choose_programs'
  tenant: string
  to: string
  /** The boxes that were checked, with the words beside them. */
  join: readonly AskedProgram[]
  /** The boxes that were unchecked. */
  leave: readonly string[]
  /** Whether the person stopped everything; then nothing is joined. */
  stopAll: boolean
  /** The language of the page (LANG-1). */
  language: PageLanguage
  personal: Personal
  /**
   * The brand-wide stop that the person had come back from when they saved their choices; undefined if that is decided
   * now. What they left in the same form does not make them wait for what they joined in it.
   */
  cameBackFrom?: string | null | undefined
}

/**
 * A stop takes effect immediately and no text confirms it, since the page does (OUT-8). One text from each number confirms
 * what was joined (IN-9). A person who has stopped the brand since the phone was proved joins nothing yet: the sign-up
 * waits for START (IN-4).
 */
export function choosePrograms(command: ChoosePrograms, context: DecisionContext): ConsentEvent[] {
  const { leave, stopAll } = command
  if (stopAll) return stopOnPage(command, context, null)
  const left: ConsentEvent[] = []
  for (const program of leave) {
    const known = after(context, left)
    if (isIn(context, program) || isIn(known, program)) left.push(...stopOnPage(command, known, program))
  }
  return [...left, ...join(command, context)]
}

/** The context once these stops are recorded: together they can leave a text to grant what none of them does alone (OUT-7). */
function after(context: DecisionContext, stops: readonly ConsentEvent[]): DecisionContext {
  const record = stops.reduce(
    (known, event) => (event.type === 'opted_out' ? withStop(known, event, context.now) : known),
    context.record,
  )
  return { ...context, record }
}

/** Leaving a program that is neither held nor pending changes nothing. */
function isIn({ record, now }: DecisionContext, program: string): boolean {
  return heldGrant(record, program) !== undefined || livePending(record, program, now) !== null
}

function stopOnPage(
  { personal, language }: ChoosePrograms,
  context: DecisionContext,
  program: string | null,
): ConsentEvent[] {
  const { now } = context
  const base = { ...eventBase(now, now), personal, language }
  const action = program === null ? 'pressed "stop all"' : 'box unticked'
  const proof = proofOf({ ...noEvidence, action })
  return stopAtOnce(context, { base, program, medium: 'preferences_page', receivedAt: now, proof })
}

/** What the carrier still blocks waits for START too (OUT-9). */
function join(command: ChoosePrograms, context: DecisionContext): ConsentEvent[] {
  const { tenant, record, now } = context
  const asked = command.join.filter(({ program }) => !heldGrant(record, program))
  if (isStoppedSince(command, context) || record.denied) return ask(command, context, asked)
  const act = { tenant, record, base: eventBase(now, now) }
  const [held, free] = [true, false].map((is) => asked.filter(({ program }) => isHeld(act, program) === is))
  return [
    ...(held && held.length > 0 ? ask(command, context, held) : []),
    ...joinAfterStops(command, context, new Set(free?.map(({ program }) => program))),
  ]
}

function ask(
  { tenant, to, personal, language }: ChoosePrograms,
  context: DecisionContext,
  asked: readonly AskedProgram[],
): ConsentEvent[] {
  const medium = 'preferences_page'
  return requestConsent(
    { type: 'request_consent', tenant, to, asked, medium, language, personal, invitedBy: null },
    context,
  )
}

/** Grants what no later stop covers, since another machine's clock may be ahead (IN-10). One text from each number confirms it. */
function joinAfterStops(
  command: ChoosePrograms,
  { tenant, record, now }: DecisionContext,
  asked: ReadonlySet<string>,
): ConsentEvent[] {
  const programs = tenant.programs.filter(({ id }) => asked.has(id) && isAfterStops(record, id, now))
  const { personal, language } = command
  const base = { ...eventBase(now, now), personal, language }
  return [...Map.groupBy(programs, ({ number }) => number)].flatMap(([number, together]) =>
    grant(
      { record, at: now, base: { ...base, number }, body: null },
      together.map(({ id }) => grantOfCheckedBox(command, id)),
    ),
  )
}

/** Whether the person has stopped the brand since they saved their choices, or had not come back by then. */
function isStoppedSince({ cameBackFrom }: ChoosePrograms, { record }: DecisionContext): boolean {
  return hasStopped(record) && (cameBackFrom === undefined || record.stops.all !== cameBackFrom)
}

/** What a ticked box grants, on the words beside it; a request that waits is another sign-up. */
function grantOfCheckedBox({ join }: ChoosePrograms, program: string): Grantable {
  const shown = join.find((asked) => asked.program === program)?.shown
  return {
    program,
    level: 'express_written',
    medium: 'preferences_page',
    callToAction: shown ? shownText(shown) : null,
    proof: proofOf({ ...noEvidence, action: 'box ticked' }),
  }
}
