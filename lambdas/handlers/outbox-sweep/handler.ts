import { type Sweep, sweepOutbox } from '../../application/outbox/sweep.ts'

/** Relays, every minute, what the stream left over; answers how many items that were. */
export function createOutboxSweepHandler(deps: Sweep) {
  return async (): Promise<{ swept: number }> => ({ swept: await sweepOutbox(deps) })
}
