/**
 * Milliseconds after which a claim belongs to a process that is gone: longer than any sender may run, and shorter than
 * the queue of replies waits before it hands one over again (EVT-2).
 */
export const CLAIM_TIMEOUT_MS = 45_000

/**
 * Milliseconds before the hours close after which nothing is claimed any more: as long as the sending gate may run before it
 * hands a text over, and the five seconds for which the provider holds it at least (GATE-7).
 */
export const SEND_LEAD_TIME_MS = 35_000
