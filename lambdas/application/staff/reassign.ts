import pMap from 'p-map'
import type { Reassign } from '../../domain/staff/reassign.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Execution, execute } from '../core/execute.ts'
import { hashOf } from './complain.ts'

/** A number that has a new holder, the date asked about, and who says so. */
export type ReassignedNumber = Pick<Reassign, 'to' | 'at' | 'source'>

/** How many numbers are processed in parallel. */
const CONCURRENCY = 25

/** Ends the consents of the former holders of these numbers (REACH-2); tells for each whether anything changed. */
export async function reassignNumbers(
  execution: Execution,
  tenant: Tenant,
  rows: readonly ReassignedNumber[],
  { by, requestId }: { by: string; requestId: string },
): Promise<('recorded' | 'unchanged')[]> {
  const places = rows.map((row, place) => ({ row, place }))
  const results: ('recorded' | 'unchanged')[] = []
  await pMap(
    Map.groupBy(places, ({ row }) => row.to).values(),
    async (group) => {
      for (const { row, place } of group) {
        const command = { type: 'reassign', tenant: tenant.id, ...row, by, requestId } as const
        const { result } = await execute(execution, command, `reassigned#${hashOf(row)}`)
        results[place] = result === 'changed' ? 'recorded' : 'unchanged'
      }
    },
    { concurrency: CONCURRENCY },
  )
  return results
}
