import { type Sweep, sweepOutbox } from '../../application/outbox/sweep.ts'
import { type Invocation, outOfTime } from '../pipeline/out-of-time.ts'

/** Relays the outbox entries that the stream missed, until the next run begins; returns how many. */
export function createOutboxSweepHandler(deps: Omit<Sweep, 'isOver'>) {
  return async (_: unknown, invocation: Invocation): Promise<{ swept: number }> => ({
    swept: await sweepOutbox({ ...deps, isOver: outOfTime(invocation) }),
  })
}
