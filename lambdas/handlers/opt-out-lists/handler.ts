import { type OptOutReading, readOptOuts } from '../../application/sending/read-opt-outs.ts'
import { type Invocation, outOfTime } from '../pipeline/out-of-time.ts'

/** Runs every hour: records the stops that only AWS's opt-out lists tell (OUT-9). */
export function createOptOutListsHandler(deps: Omit<OptOutReading, 'isOver'>) {
  return async (_: unknown, invocation: Invocation): Promise<{ stopped: number }> => ({
    stopped: await readOptOuts({ ...deps, isOver: outOfTime(invocation) }),
  })
}
