import { type Sweep, sweepOutbox } from '../../application/outbox/sweep.ts'

/** Every minute, relays outbox entries that the stream did not; returns how many there were. */
export function createOutboxSweepHandler(deps: Sweep) {
  return async (): Promise<{ swept: number }> => ({ swept: await sweepOutbox(deps) })
}
