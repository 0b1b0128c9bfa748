/** The part of Lambda's context that is used. */
export interface Invocation {
  /** Milliseconds until Lambda ends it. */
  getRemainingTimeInMillis(): number
}

/** Milliseconds reserved for finishing work in progress. */
const TO_END = 10_000

/** Whether an invocation must not start more work: a sweep ends by itself, and the next one continues. */
export function outOfTime(invocation: Invocation): () => boolean {
  return () => invocation.getRemainingTimeInMillis() < TO_END
}
