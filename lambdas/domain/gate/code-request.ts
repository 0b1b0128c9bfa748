import type { ConsentRecord } from '../core/record/record.ts'
import { heldGrant, lastStopOf } from '../core/record/status.ts'
import { after, MINUTE, notAfter } from '../core/time.ts'
import type { AllowReason } from '../core/vocabulary.ts'
import type { Program } from '../tenant/definitions.ts'
import { codeLimitsOf, isWithin, type RequestLimits } from '../tenant/limits.ts'

/** A one-time code that the person just asked for (GATE-10). */
export interface CodeRequest {
  id: string
  at: string
  /** Whether a message was already sent for it. */
  used: boolean
}

/** The maximum age of a code request. */
const FRESH = 10 * MINUTE

/** How far ahead of the clock a code request may be dated. */
export const REQUEST_SKEW = 5 * MINUTE

/**
 * The code request, if a code may be sent for it: of a program for codes, at most ten minutes old, for the first time;
 * after a stop only if the program allows it, and only for a later request (GATE-10).
 */
export function dueCode(
  { id, type, otpAfterStop }: Program,
  request: CodeRequest | undefined,
  record: ConsentRecord,
  now: string,
): CodeRequest | undefined {
  if (!request) return undefined
  const at = notAfter(request.at, now)
  if (type !== 'otp' || request.used || after(at, FRESH) < now) return undefined
  const stop = lastStopOf(record, id)
  const cameBack = heldGrant(record, id) !== undefined
  const isOpen = stop === null || cameBack || (otpAfterStop && at > stop)
  return isOpen ? request : undefined
}

/** The one-time codes sent so far: to the person, and by the program in this clock hour. */
export interface CodesSent {
  /** When codes went to the person, in the last 24 hours at least. */
  times: readonly string[]
  ofProgram: number
}

/** Whether an allowed message counts as a one-time code: one to a device that no human holds does not. */
export function isOneTimeCode(
  { type }: Pick<Program, 'type'>,
  reason: AllowReason | 'requested_by_recipient',
): boolean {
  return type === 'otp' && (reason === 'requested_by_recipient' || reason === 'opted_in')
}

/** Whether one more code would exceed what one person, or the whole program, may be sent (GATE-10). */
export function breaksCodeLimit(limits: RequestLimits, sent: CodesSent, now: string): boolean {
  return sent.ofProgram >= limits.programCodesPerHour || !isWithin(sent.times, codeLimitsOf(limits), now)
}

/** The share of the program's ceiling at which an alarm fires. */
const NEAR = 0.8

/** Whether one more code brings the program near its ceiling, or over it (GATE-10). */
export function isNearCeiling({ programCodesPerHour }: RequestLimits, { ofProgram }: CodesSent): boolean {
  return ofProgram + 1 >= NEAR * programCodesPerHour
}
