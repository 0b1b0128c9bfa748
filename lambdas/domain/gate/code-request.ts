import type { ConsentRecord } from '../core/record.ts'
import { heldGrant, lastStopOf } from '../core/status.ts'
import { after, MINUTE, notAfter } from '../core/time.ts'
import type { Program } from '../tenant/definitions.ts'

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
