import type { ConsentRecord, Unreachable } from './record.ts'
import { after, DAY } from './time.ts'

/** How long a number counts as one that no text reaches (REACH-1). */
const UNREACHABLE_FOR = 90 * DAY

/** Whether no text reaches the number, as far as the provider reported (REACH-1). */
export function isUnreachable({ unreachable }: Pick<ConsentRecord, 'unreachable'>, now: string): boolean {
  return unreachable !== null && reachableFrom(unreachable) > now
}

/** When a number that failed counts as reachable again, if the person is not heard of before (REACH-1). */
export function reachableFrom({ since }: Unreachable): string {
  return after(since, UNREACHABLE_FOR)
}
