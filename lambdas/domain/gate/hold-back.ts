import { isUnreachable } from '../core/record/reachability.ts'
import type { ConsentRecord } from '../core/record/record.ts'
import type { SendHistory } from '../core/send-history.ts'
import type { Schedule } from '../hours/schedule.ts'
import { breaksCodeLimit, isOneTimeCode } from './code-request.ts'
import { breaksPromise } from './frequency.ts'
import { classJudged, deny, type Question, type Verdict } from './gate.ts'
import { roomAt } from './slots.ts'

/** What decides, besides consent, whether and when a message may be sent. */
export interface Circumstances {
  record: ConsentRecord
  sends: Pick<SendHistory, 'messages' | 'promotional'>
  /** Computed for promotional messages only. */
  schedule: () => Schedule
}

/**
 * Checks an allowed message, in this order, for reachability, the promised frequency and caps, those of one-time codes
 * included, and the permitted hours (GATE-10, GATE-12). A message that cannot be sent before a certain time is deferred to it (GATE-7, GATE-8).
 */
export function holdBack(
  verdict: Verdict,
  question: Question,
  { record, sends, schedule }: Circumstances,
  now: string,
): Verdict {
  if (verdict.decision !== 'allow') return verdict
  if (isUnreachable(record, now)) return deny('unreachable')
  if (breaksPromise(question.program, sends, now)) return deny('frequency_cap')
  if (isOverCodeLimit(verdict, question, now)) return deny('frequency_cap')
  if (classJudged(question, record, now) !== 'promotional') return verdict
  return awaitHours(verdict, sends, schedule(), now)
}

function isOverCodeLimit(
  { reason }: Extract<Verdict, { decision: 'allow' }>,
  { tenant, program, codesSent }: Question,
  now: string,
): boolean {
  if (codesSent === undefined || !isOneTimeCode(program, reason)) return false
  return breaksCodeLimit(tenant.limits, codesSent, now)
}

function awaitHours(
  verdict: Verdict,
  { promotional }: Pick<SendHistory, 'promotional'>,
  { caps, opensAt }: Schedule,
  now: string,
): Verdict {
  const rooms = caps.flatMap(({ messages, seconds }) => roomAt(promotional, messages, seconds, now) ?? [])
  const from = rooms.length === 0 ? now : new Date(Math.max(...rooms)).toISOString()
  const notBefore = opensAt(from)
  if (notBefore === null) return deny('quiet_hours')
  if (notBefore === now) return verdict
  const reason = from === now ? 'quiet_hours' : 'frequency_cap'
  return { decision: 'defer', reason, notBefore, consent: null, include: [] }
}
