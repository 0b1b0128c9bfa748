/**
 * Milliseconds after which a claim counts as abandoned by its process: longer than any sender may run, and shorter than
 * the reply queue waits before it delivers a reply again (EVT-2).
 */
export const CLAIM_TIMEOUT_MS = 45_000

/**
 * Milliseconds before the permitted hours end after which nothing is claimed: as long as the sending gate may run before
 * it sends a text, plus the minimum TTL of five seconds that the provider accepts (GATE-7).
 */
export const SEND_LEAD_TIME_MS = 35_000
