/** Why the gate gave no answer that can be relied on. */
export type Cause =
  /** It did not answer in time. */
  | 'timeout'
  /** Lambda passes no more calls on for now. */
  | 'throttled'
  /** The function failed; its log says why. */
  | 'function_failed'
  /** AWS refused the call: the name of the function, or the right to invoke it. */
  | 'refused'
  /** AWS was not reached, or failed, or there is no region or no credentials. */
  | 'unreachable'
  /** It answered something that is not contract 1. */
  | 'not_understood'

/** Nobody knows whether a message may be sent, so it may not (GATE-1). */
export interface Unavailable {
  decision: 'deny'
  reason: 'unavailable'
  cause: Cause
  /** For a log: it holds no number and no text (REC-7). */
  detail: string
  to: string
  program: string
  consent: null
  include: []
}

/** The sending gate gave no answer. */
export interface SendUnavailable extends Unavailable {
  /**
   * `unknown`: the message may have been sent. Either way, sending it again with the same `idempotencyKey` within 24
   * hours sends it once at most.
   */
  outcome: 'not_sent' | 'unknown'
}

/** Why there is no answer. */
export interface Failure {
  cause: Cause
  detail: string
}

/** What is answered where the gate did not answer. */
export function unavailable(failure: Failure, to: string, program: string): Unavailable {
  return { decision: 'deny', reason: 'unavailable', ...failure, to, program, consent: null, include: [] }
}
