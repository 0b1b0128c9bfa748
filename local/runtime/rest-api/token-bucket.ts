import type { Throttle } from '../../template/rest-apis.ts'

/** Limits requests: a full bucket allows a burst, then the rate; each call answers whether one more request is allowed. */
export function tokenBucket(
  throttle: Throttle | undefined,
  now: () => number = () => performance.now(),
): () => boolean {
  if (!throttle) return () => true
  const { rate, burst } = throttle
  let tokens = burst
  let refilledAt = now()
  return () => {
    const at = now()
    tokens = Math.min(burst, tokens + ((at - refilledAt) / 1000) * rate)
    refilledAt = at
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
