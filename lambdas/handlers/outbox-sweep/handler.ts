import { type Sweep, sweepOutbox } from '../../application/outbox/sweep.ts'
import { type Invocation, outOfTime } from '../pipeline/out-of-time.ts'

/**
 * Relays what the stream left over for as long as it may run, which is until the next run begins; answers how many items
 * that were.
 */
export function createOutboxSweepHandler(deps: Omit<Sweep, 'isOver'>) {
  return async (_: unknown, invocation: Invocation): Promise<{ swept: number }> => ({
    swept: await sweepOutbox({ ...deps, isOver: outOfTime(invocation) }),
  })
}
