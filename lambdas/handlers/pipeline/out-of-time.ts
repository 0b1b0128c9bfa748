/** What Lambda tells a function about its invocation. */
export interface Invocation {
  /** Milliseconds until Lambda ends it. */
  getRemainingTimeInMillis(): number
}

/** Milliseconds that work in progress gets to finish. */
const TO_END = 10_000

/** Whether an invocation must not start anything more: a sweep stops by itself, and the next run continues. */
export function outOfTime(invocation: Invocation): () => boolean {
  return () => invocation.getRemainingTimeInMillis() < TO_END
}
