import pMap from 'p-map'
import type { Lookup } from '../../lambdas/application/staff/lookup.ts'
import type { Ask } from '../aws/functions.ts'
import { openOptOuts } from '../aws/opt-out-list.ts'

/** Calls to AWS at the same time: it allows few a second. */
const PUTS = 2

/**
 * Puts these people on AWS's opt-out list and returns how many. Whoever came back in the meantime is left out: AWS would
 * refuse what they asked for.
 */
export async function tellAws(
  stops: readonly { to: string }[],
  { records, tenant, list }: { records: Ask; tenant: string; list: string },
  interrupted: AbortSignal,
): Promise<number> {
  let told = 0
  const optOut = await openOptOuts(list)
  await pMap(
    stops,
    async ({ to }) => {
      if (interrupted.aborted) return
      const { programs } = await records<Lookup>({ action: 'lookup', tenant, to })
      if (!Object.values(programs).every(({ status }) => status === 'opted_out')) return
      await optOut(to)
      told++
    },
    { concurrency: PUTS },
  )
  return told
}
