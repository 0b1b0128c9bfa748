import { PREFERENCES_CODE_TTL } from '../core/deadlines.ts'
import type { Reply } from '../core/events.ts'
import { getOwn } from '../core/get-own.ts'
import { type ConsentRecord, consentTo } from '../core/record.ts'
import type { SendHistory } from '../core/send-history.ts'
import { hasStopped, heldGrant, lastStopOf } from '../core/status.ts'
import { after, HOUR, MINUTE } from '../core/time.ts'

/** A reply that waits to leave. */
export interface OwedReply {
  reply: Reply
  /** When what it answers happened. */
  at: string
  /** The tenant's number that it leaves from. */
  number: string
  /** The grants that it confirms. */
  grants: readonly string[]
}

/** Why a reply stays unsent. */
export type Withheld = 'too_late' | 'overtaken' | 'too_many'

/**
 * How long after the event a reply may still leave: five minutes for a stop confirmation, as long as the code holds for
 * that of the preferences page, else an hour (EVT-2).
 */
function patience({ kind }: Reply): number {
  if (kind === 'stop_confirmation') return 5 * MINUTE
  return kind === 'preferences_code' ? PREFERENCES_CODE_TTL : HOUR
}

/** The instant after which a reply is no answer any more. */
export function leavesBefore({ at, reply }: OwedReply): string {
  return after(at, patience(reply))
}

/** The provider holds a text for five seconds at least, so that it must be handed over that much earlier. */
const SHORTEST_TTL = 5000

const PER_HOUR = 5

/** Why a reply may not leave any more; null: it may (REPLY-1, OUT-6, EVT-2). */
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

/** Whether a message of the sending gate said meanwhile what the confirmation would: one text confirms (IN-9). */
function isSaidAlready({ reply, grants }: OwedReply, { confirmed }: SendHistory): boolean {
  return (
    reply.kind === 'opt_in_confirmation' && grants.length > 0 && grants.every((id) => confirmed.includes(id))
  )
}

/** Whether what the person did since makes the reply wrong: after a stop only HELP and START are answered. */
function isOvertaken(owed: OwedReply, record: ConsentRecord): boolean {
  const { reply, at } = owed
  switch (reply.kind) {
    case 'opt_in_confirmation':
      return standing(owed, record).programs.length === 0
    case 'stop_confirmation':
      return !isStopped(reply, record) || isStoppedAnew(reply, record, at)
    case 'review_question':
      return hasStopped(record) || record.review === null || record.review.since > at
    case 'sign_up_request':
    case 'sign_up_code':
      return standing(owed, record).programs.length === 0
    case 'preferences_code':
      return hasStopped(record)
    case 'help':
    case 'start_refused':
      return false
  }
}

/** A confirmation of what still stands of the grants that it was owed for, a request for what still waits; any other reply as it is. */
export function standing({ reply, grants, at }: OwedReply, record: ConsentRecord): Reply {
  switch (reply.kind) {
    case 'opt_in_confirmation': {
      const stands = (program: string) =>
        consentTo(record, program).grants.some(({ id }) => grants.includes(id))
      return { ...reply, programs: reply.programs.filter(stands) }
    }
    case 'sign_up_request':
    case 'sign_up_code': {
      const waits = (program: string) => consentTo(record, program).pending?.at === at
      const asked = hasStopped(record) ? [] : reply.programs.filter(waits)
      return {
        ...reply,
        programs: asked.filter((program) => !isStopped({ ...reply, programs: [program] }, record)),
      }
    }
    case 'stop_confirmation':
    case 'review_question':
    case 'help':
    case 'start_refused':
    case 'preferences_code':
      return reply
  }
}

function isStopped({ programs: [program] }: Reply, record: ConsentRecord): boolean {
  if (program === undefined) return hasStopped(record)
  return lastStopOf(record, program) !== null && !heldGrant(record, program)
}

/** Whether a later stop ended something again, or reached further: that one's confirmation is then the one (OUT-6). */
function isStoppedAnew({ programs: [program] }: Reply, record: ConsentRecord, at: string): boolean {
  if (program === undefined) return Object.values(record.programs).some(({ endedAt }) => (endedAt ?? '') > at)
  return (record.stops.all ?? '') > at || (consentTo(record, program).endedAt ?? '') > at
}

/** The sends with one more reply counted, and those older than an hour forgotten. */
export function countReply(owed: OwedReply, sends: SendHistory, now: string): SendHistory {
  return withTimes(owed, sends, [...countedSends(owed, sends, now), now])
}

/** The sends without a reply that was counted and did not leave. */
export function uncountReply(owed: OwedReply, sends: SendHistory, countedAt: string): SendHistory {
  const times = timesOf(owed, sends)
  const last = times.lastIndexOf(countedAt)
  return last < 0 ? sends : withTimes(owed, sends, times.toSpliced(last, 1))
}

/** The sends with grants marked whose confirming text did not leave. */
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
