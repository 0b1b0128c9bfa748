/** What Lambda says of an invocation. */
export interface Invocation {
  /** Milliseconds until Lambda ends it. */
  getRemainingTimeInMillis(): number
}

/** Milliseconds that whatever was begun has to come to its end. */
const TO_END = 10_000

/** Whether nothing more may be begun in an invocation: a sweep ends by itself, and the next one goes on. */
export function outOfTime(invocation: Invocation): () => boolean {
  return () => invocation.getRemainingTimeInMillis() < TO_END
}
