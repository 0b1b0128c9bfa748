import type { Of } from '../inputs.ts'
import { originatorOf, programOf, type Tenant } from '../tenant.ts'
import { isBlocked } from './carrier-block.ts'
import { dateOf, type Entry, entriesOf, idOf, type Reply } from './entry.ts'
import { covers } from './stops.ts'
import { DAY, HOUR, MINUTE, SECOND } from './time.ts'
import { hasStopped, liveGrants, openReviews, programsHeld, statusOf, type View } from './view.ts'

/** At most five per person and number per hour, stop confirmations counted apart (REPLY-1). */
const MAX_REPLIES = 5
const MAX_AGE = HOUR
const MAX_STOP_AGE = 5 * MINUTE
/** A provider takes no text that may wait for less. */
const SHORTEST_TTL = 5 * SECOND

/** What was known when something reached us, and what is known with it. */
export interface Change {
  entry: Entry
  before: View
  after: View
}

/** The texts that are owed for what happened, within the limits of REPLY-1 and EVT-2. */
export function repliesTo(change: Change): Reply[] {
  return repliesOwed(change).filter((owed) => isFresh(change.entry, owed) && mayReply(change.before, owed))
}

/** Whether the limit of an hour leaves room for one more (REPLY-1). */
export function mayReply({ entries, at }: View, { kind, number }: Reply): boolean {
  const sent = entries
    .flatMap(({ replies }) => replies)
    .filter((reply) => reply.number === number && reply.at > at - HOUR)
    .filter((reply) => (reply.kind === 'stop_confirmation') === (kind === 'stop_confirmation'))
  return sent.length < MAX_REPLIES
}

/** A stop confirmation after 5 minutes, and any other answer after an hour, is not sent (OUT-6, EVT-2). */
function isFresh(entry: Entry, reply: Reply): boolean {
  if (entry.input.kind !== 'text') return true
  const age = entry.input.deliveredAt - dateOf(entry)
  return age + SHORTEST_TTL <= (reply.kind === 'stop_confirmation' ? MAX_STOP_AGE : MAX_AGE)
}

/** The texts that are owed, whether or not they may leave. */
export function repliesOwed(change: Change): Reply[] {
  const { entry, after } = change
  const { input } = entry
  switch (input.kind) {
    case 'text': {
      const owed = toText(change, input)
      return owed ? [owed] : []
    }
    case 'form':
      return toForm(change, input)
    case 'code':
    case 'choices':
      return confirmations(change)
    case 'record':
      return input.confirm && !entry.imported ? confirmations(change) : []
    default:
      return []
  }

  function confirmations({
    entry: {
      input: { deliveredAt: at },
    },
  }: Change): Reply[] {
    return onEachNumber(after.tenant, programsBrought(change)).map(({ number, programs }) => ({
      kind: 'opt_in_confirmation',
      number,
      programs,
      at,
    }))
  }
}

function toText(change: Change, text: Of<'text'>): Reply | null {
  switch (text.reading.kind) {
    case 'stop':
      return toStop(change, text, text.reading.program)
    case 'start':
    case 'yes':
      return toOptIn(change, text)
    case 'choice':
      return change.entry.answers ? toOptIn(change, text) : toUnsure(change, text)
    case 'help':
      return isAnsweredByCarrier(change, text) ? null : { ...replyOn(text), kind: 'help' }
    case 'join_request':
      return toJoinRequest(change, text)
    case 'unsure':
      return toUnsure(change, text)
    case 'automatic':
    case 'other':
      return null
  }
}

/** Where the carrier answers STOP, HELP is answered there too, and nothing twice (OUT-6, HELP-1). */
function isAnsweredByCarrier({ after }: Pick<Change, 'after'>, { to }: Of<'text'>): boolean {
  return originatorOf(after.tenant, to).carrierAnswersStop
}

function replyOn({ to, deliveredAt }: Of<'text'>) {
  return { number: to, programs: [], at: deliveredAt }
}

/** One confirmation, unless they had stopped before, the carrier answered, or a later opt-in stands (OUT-6, OUT-7). */
function toStop({ before, after }: Change, text: Of<'text'>, program: string | null): Reply | null {
  if (isAnsweredByCarrier({ after }, text)) return null
  const covered = before.tenant.programs
    .map(({ id }) => id)
    .filter((id) => program === null || id === program)
  if (covered.every((id) => statusOf(before, id) === 'opted_out')) return null
  if (programsHeld(after).some((id) => covered.includes(id)) || hasEndedSince(before, text.sentAt))
    return null
  const programs = programsHeld(before).filter((id) => covered.includes(id))
  return { ...replyOn(text), kind: 'stop_confirmation', programs }
}

/** Whether a stop of a later date has ended something: then that one was told, or told itself (OUT-6). */
function hasEndedSince({ stops, grants }: View, at: number): boolean {
  return grants.some((grant) => {
    const [first] = stops
      .filter((s) => covers(s, grant.program) && s.at >= grant.at)
      .sort((a, b) => a.at - b.at)
    return first !== undefined && first.at > at
  })
}

/** If the person was in several programs, the confirmation of a brand-wide stop also asks which to keep (OUT-6). */
export function asksWhichToKeep({ entry, before }: Change, replies: readonly Reply[]): boolean {
  const [text] = entriesOf([entry], 'text')
  const stopsAll = text?.input.reading.kind === 'stop' && text.input.reading.program === null
  return stopsAll && replies.length > 0 && programsHeld(before).length > 1
}

/** The answer to a START, keyword, YES or choice: a confirmation, or how to sign up (IN-1, IN-2, IN-3, IN-9). */
function toOptIn(change: Change, text: Of<'text'>): Reply | null {
  const { entry, after } = change
  const outcome = after.outcomes.get(idOf(entry))
  if (!outcome) return null
  const refused = { ...replyOn(text), kind: 'start_refused' as const, programs: outcome.programs }
  if (outcome.kind === 'declined') return null
  if (outcome.kind === 'refused') return isBeforeStop(change, outcome.programs) ? null : refused
  return confirmation(change, text.to)
}

/** A START sent before a STOP and delivered after it is not answered (OUT-7). */
function isBeforeStop({ entry, before }: Change, programs: readonly string[]): boolean {
  return before.stops.some((stop) => stop.at >= dateOf(entry) && programs.some((id) => covers(stop, id)))
}

/** One text names every program that the act brought and that stands (IN-5, IN-9). */
function confirmation(change: Change, number: string): Reply | null {
  const programs = programsBrought(change)
  if (programs.length === 0) return null
  return { kind: 'opt_in_confirmation', number, programs, at: change.entry.input.deliveredAt }
}

function programsBrought({ entry, after }: Change): string[] {
  const id = idOf(entry)
  const programs = after.outcomes.get(id)?.programs ?? []
  return programs.filter((program) => liveGrants(after, program).some((grant) => grant.id === id))
}

/** The request is texted unless the person has stopped, is declined, or is blocked by the carrier; nothing is asked of a program that they stopped (IN-3, IN-4, OUT-9). */
function toForm({ entry, after }: Change, form: Of<'form'>): Reply[] {
  if (entry.declined || hasStopped(after)) return []
  const asked = programsIn(after.tenant, form.programs).filter(
    (id) =>
      statusOf(after, id) !== 'opted_out' &&
      !isBlocked(after.everyStop, after.entries, programOf(after.tenant, id).number, form.deliveredAt),
  )
  return onEachNumber(after.tenant, asked).map(({ number, programs }) => ({
    kind: 'signup_request',
    number,
    programs,
    at: form.deliveredAt,
  }))
}

/** What no text asked for is answered from each program's own number (GATE-11, IN-9). */
function onEachNumber(tenant: Tenant, programs: readonly string[]) {
  const byNumber = Map.groupBy(programs, (id) => programOf(tenant, id).number)
  return [...byNumber].map(([number, together]) => ({ number, programs: together }))
}

function programsIn({ programs }: Tenant, ids: readonly string[]): string[] {
  return programs.map(({ id }) => id).filter((id) => ids.includes(id))
}

/** The ways to join what the person is not in, once per 24 hours (IN-1). */
function toJoinRequest(change: Change, text: Of<'text'>): Reply | null {
  const { entry, after } = change
  const programs = after.tenant.programs
    .map(({ id }) => id)
    .filter((id) => statusOf(after, id) !== 'opted_in' && !programOf(after.tenant, id).otp)
  if (entry.declined || programs.length === 0 || wasOwed(change, 'join_answer', DAY, null)) return null
  return { ...replyOn(text), kind: 'join_answer', programs }
}

/** We ask once per 24 hours and number, counted from the last moment at which the question may have left, never someone who has stopped, and not about what is settled (OUT-2). */
function toUnsure(change: Change, text: Of<'text'>): Reply | null {
  const { entry, after } = change
  if (hasStopped(after) || wasOwed(change, 'review_question', DAY + HOUR, text.to)) return null
  const open = openReviews(after).some((review) => review.id === idOf(entry))
  return open ? { ...replyOn(text), kind: 'review_question' } : null
}

/** Whether a text of that kind was owed so shortly before, by the dates of what it answers, to this number or any. */
function wasOwed(change: Change, kind: Reply['kind'], within: number, number: string | null): boolean {
  return entriesOf(change.before.entries, 'text').some(
    (entry) =>
      entry.owed.includes(kind) &&
      (number === null || entry.input.to === number) &&
      dateOf(entry) + within > dateOf(change.entry),
  )
}
