/** Why there is no answer from the gate that you can rely on. */
export type Cause =
  /** The gate did not answer in time. */
  | 'timeout'
  /** Lambda accepts no more calls at the moment. */
  | 'throttled'
  /** The function failed; its log says why. */
  | 'function_failed'
  /** AWS refused the call: there is no such function, or you may not invoke it. */
  | 'refused'
  /** AWS could not be reached or failed, or there is no region or no credentials. */
  | 'unreachable'
  /** The answer does not follow contract 1. */
  | 'not_understood'

/** It is unknown whether a message may be sent, so it may not (GATE-1). */
export interface Unavailable {
  decision: 'deny'
  reason: 'unavailable'
  cause: Cause
  /** For your log: it contains no number and no text (REC-7). */
  detail: string
  to: string
  program: string
  consent: null
  include: []
}

/** There is no answer from the sending gate. */
export interface SendUnavailable extends Unavailable {
  /**
   * `unknown`: the message may have been sent. Either way, you can send it again with the same `idempotencyKey` within
   * 24 hours: it is sent at most once.
   */
  outcome: 'not_sent' | 'unknown'
}

/** Why there is no answer. */
export interface Failure {
  cause: Cause
  detail: string
}

/** The denial in place of an answer from the gate. */
export function unavailable(failure: Failure, to: string, program: string): Unavailable {
  return { decision: 'deny', reason: 'unavailable', ...failure, to, program, consent: null, include: [] }
}
