import { PREFERENCES_CODE_TTL } from '../core/deadlines.ts'
import type { Reply } from '../core/events.ts'
import { asksWhichToKeep } from '../core/facts/keep-question.ts'
import { getOwn } from '../core/get-own.ts'
import { isAfterStops } from '../core/record/grant.ts'
import { type ConsentRecord, consentTo, openReviews } from '../core/record/record.ts'
import { hasStopped, hasStoppedAll, heldGrant } from '../core/record/status.ts'
import { emptySendHistory, type SendHistory } from '../core/send-history.ts'
import { after, HOUR, MINUTE } from '../core/time.ts'

/** A reply that waits to be sent. */
export interface OwedReply {
  reply: Reply
  /** When the event that it answers happened. */
  at: string
  /** The tenant's number that it is sent from. */
  number: string
  /** The grants that it confirms. */
  grants: readonly string[]
}

/** Why a reply is not sent. */
export type Withheld = 'too_late' | 'overtaken' | 'too_many'

/**
 * How long after the event a reply may still be sent: five minutes for a stop confirmation, the code's lifetime for a
 * preferences-page code, otherwise an hour (EVT-2).
 */
function replyTtl({ kind }: Reply): number {
  if (kind === 'stop_confirmation') return 5 * MINUTE
  return kind === 'preferences_code' ? PREFERENCES_CODE_TTL : HOUR
}

/** The time after which a reply is too late. */
export function leavesBefore({ at, reply }: OwedReply): string {
  return after(at, replyTtl(reply))
}

/** The provider's minimum TTL is five seconds, so the text must be sent that much earlier. */
const SHORTEST_TTL = 5000

const PER_HOUR = 5

/** Why a reply may no longer be sent; null: it may (REPLY-1, OUT-6, EVT-2). */
export function withheld(
  owed: OwedReply,
  record: ConsentRecord,
  sends: SendHistory,
  now: string,
): Withheld | null {
  if (leavesBefore(owed) < after(now, SHORTEST_TTL)) return 'too_late'
  if (isOvertaken(owed, record) || isSaidAlready(owed, sends)) return 'overtaken'
  return countedSends(owed, sends, now).length >= PER_HOUR ? 'too_many' : null
}

/** Whether a message of the sending gate has already confirmed the grants: one text confirms (IN-9). */
function isSaidAlready({ reply, grants }: OwedReply, { confirmed }: SendHistory): boolean {
  return (
    reply.kind === 'opt_in_confirmation' && grants.length > 0 && grants.every((id) => confirmed.includes(id))
  )
}

/** Whether the person's later actions make the reply wrong: after a stop only HELP, START and requests to join are answered. */
function isOvertaken(owed: OwedReply, record: ConsentRecord): boolean {
  const { reply, at } = owed
  switch (reply.kind) {
    case 'opt_in_confirmation':
      return currentReply(owed, record).programs.length === 0
    case 'stop_confirmation':
      return !hasStopped(record, reply.programs[0] ?? null) || isStoppedAnew(reply, record, at)
    case 'review_question':
      return hasStoppedAll(record) || openReviews(record).every(({ since }) => since > at)
    case 'sign_up_request':
    case 'sign_up_code':
    case 'ways_to_join':
      return currentReply(owed, record).programs.length === 0
    case 'preferences_code':
      return hasStoppedAll(record)
    case 'help':
    case 'start_refused':
      return false
  }
}

/**
 * Limits a confirmation to the grants that are still current, a request to what is still pending, and the ways to join to what
 * the person is not in; the confirmation of a stop also depends on what texted them.
 */
export function currentReply(
  { reply, at }: OwedReply,
  record: ConsentRecord,
  { carried }: Pick<SendHistory, 'carried'> = emptySendHistory,
): Reply {
  switch (reply.kind) {
    case 'opt_in_confirmation': {
      const stands = (program: string) =>
        heldGrant(record, program) !== undefined && isAfterStops(record, program, at)
      return { ...reply, programs: reply.programs.filter(stands) }
    }
    case 'sign_up_request':
    case 'sign_up_code': {
      const waits = (program: string) => consentTo(record, program).pending?.at === at
      const asked = hasStoppedAll(record) ? [] : reply.programs.filter(waits)
      return {
        ...reply,
        programs: asked.filter((program) => !hasStopped(record, program)),
      }
    }
    case 'ways_to_join':
      return { ...reply, programs: reply.programs.filter((program) => !heldGrant(record, program)) }
    case 'stop_confirmation':
      return { ...reply, texted: Object.keys(carried) }
    case 'review_question':
    case 'help':
    case 'start_refused':
    case 'preferences_code':
      return reply
  }
}

/** Whether a later stop ended something again, or reached further: that one's confirmation is then the one (OUT-6). */
function isStoppedAnew({ programs: [program] }: Reply, record: ConsentRecord, at: string): boolean {
  if (program === undefined) return Object.values(record.programs).some(({ endedAt }) => (endedAt ?? '') > at)
  return (record.stops.all ?? '') > at || (consentTo(record, program).endedAt ?? '') > at
}

/** The send history with one more reply counted, without replies older than an hour. */
export function countReply(owed: OwedReply, sends: SendHistory, now: string): SendHistory {
  const counted = withTimes(owed, sends, [...countedSends(owed, sends, now), now])
  return asks(owed) ? { ...counted, question: owed.at } : counted
}

/** The send history without a reply that was counted but not sent. */
export function uncountReply(owed: OwedReply, sends: SendHistory, countedAt: string): SendHistory {
  const times = timesOf(owed, sends)
  const last = times.lastIndexOf(countedAt)
  const uncounted = last < 0 ? sends : withTimes(owed, sends, times.toSpliced(last, 1))
  return withoutQuestion(owed, uncounted)
}

/** The send history without the question of a reply that was not sent, or may not have been: nothing answers it (OUT-6). */
export function withoutQuestion(owed: OwedReply, sends: SendHistory): SendHistory {
  return asks(owed) && sends.question === owed.at ? { ...sends, question: null } : sends
}

/** Whether a reply asks which programs to keep (OUT-6). */
export function asks({ reply }: Pick<OwedReply, 'reply'>): boolean {
  return asksWhichToKeep({ reply, program: reply.programs[0] ?? null })
}

/** The send history with grants marked whose confirming text was not sent. */
export function markUnconfirmed(sends: SendHistory, grants: readonly string[]): SendHistory {
  return { ...sends, unconfirmed: [...new Set([...sends.unconfirmed, ...grants])].slice(-MAX_UNCONFIRMED) }
}

const MAX_UNCONFIRMED = 40

function counterOf({ reply }: OwedReply): 'stopConfirmations' | 'replies' {
  return reply.kind === 'stop_confirmation' ? 'stopConfirmations' : 'replies'
}

function timesOf(owed: OwedReply, sends: SendHistory): string[] {
  return getOwn(sends[counterOf(owed)], owed.number) ?? []
}

function countedSends(owed: OwedReply, sends: SendHistory, now: string): string[] {
  return timesOf(owed, sends).filter((time) => after(time, HOUR) > now)
}

function withTimes(owed: OwedReply, sends: SendHistory, times: string[]): SendHistory {
  const counter = counterOf(owed)
  return { ...sends, [counter]: { ...sends[counter], [owed.number]: times } }
}
