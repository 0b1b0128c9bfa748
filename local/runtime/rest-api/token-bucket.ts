import type { Throttle } from '../../template/rest-apis.ts'

/** Answers whether one more request may pass: a full bucket lets a burst through, then the rate. */
export function tokenBucket(
  throttle: Throttle | undefined,
  now: () => number = () => performance.now(),
): () => boolean {
  if (!throttle) return () => true
  const { rate, burst } = throttle
  let tokens = burst
  let filled = now()
  return () => {
    const at = now()
    tokens = Math.min(burst, tokens + ((at - filled) / 1000) * rate)
    filled = at
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
