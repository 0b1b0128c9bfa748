import { setTimeout } from 'node:timers/promises'

/** Waits half a second after a failure, and twice as long after each further failure in a row. */
export function pause(failures: number): Promise<void> {
  return setTimeout(250 * 2 ** failures)
}
