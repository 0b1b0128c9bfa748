import { after, DAY } from '../time.ts'
import type { ConsentRecord, Unreachable } from './record.ts'

/** How long a number counts as unreachable (REACH-1). */
const UNREACHABLE_FOR = 90 * DAY

/** Whether the number is unreachable, as far as the provider reported (REACH-1). */
export function isUnreachable({ unreachable }: Pick<ConsentRecord, 'unreachable'>, now: string): boolean {
  return unreachable !== null && reachableFrom(unreachable) > now
}

/** When an unreachable number counts as reachable again, unless the person writes or opts in before (REACH-1). */
export function reachableFrom({ since }: Unreachable): string {
  return after(since, UNREACHABLE_FOR)
}
