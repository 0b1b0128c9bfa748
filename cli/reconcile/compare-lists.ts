import type { Lookup } from '../../lambdas/application/staff/lookup.ts'
import { isPhoneNumber } from '../../lambdas/domain/core/phone-number.ts'
import type { Ask } from '../aws/functions.ts'
import type { OptedOut } from '../aws/opt-out-list.ts'
import { stopsOf } from './stops.ts'

/**
 * Where a stop is known: only on AWS's list, only here, or on AWS's list from before the person came back, so that AWS
 * refuses texts that we would send.
 */
export type Difference = 'aws_only' | 'assent_only' | 'came_back'

/** A number that AWS and we know differently. */
export interface ListedDifference {
  difference: Difference
  to: string
  /** Since when the one that knows the stop knows it. */
  at: string
}

/** What AWS's list and our stops of the whole brand have in common, and what not. */
export interface Comparison {
  listed: number
  stopped: number
  differences: ListedDifference[]
}

/** What is compared. */
export interface ComparedLists {
  records: Ask
  tenant: string
  /** AWS's list, page by page. */
  pages: AsyncIterable<OptedOut[]>
  interrupted: AbortSignal
  show: (compared: number) => void
}

/** Look-ups to make at the same time. */
const LOOKUPS = 8

/** Compares AWS's opt-out list with everybody who stopped the whole brand; changes nothing (OUT-8, OUT-9). */
export async function compareLists(compared: ComparedLists): Promise<Comparison> {
  const stops = await stopsOf(compared)
  const stopped = stops.size
  const differences: ListedDifference[] = []
  let listed = 0
  for await (const page of compared.pages) {
    const unknown = page.filter(({ to }) => !stops.delete(to))
    listed += page.length
    for (let i = 0; i < unknown.length && !compared.interrupted.aborted; i += LOOKUPS)
      differences.push(
        ...(await Promise.all(unknown.slice(i, i + LOOKUPS).map((one) => judge(one, compared)))),
      )
    compared.show(listed)
    if (compared.interrupted.aborted) break
  }
  const ours = [...stops].map(([to, at]): ListedDifference => ({ difference: 'assent_only', to, at }))
  return { listed, stopped, differences: [...differences, ...ours] }
}

/** An entry that is older than the person's coming back is no new stop (OUT-9). */
async function judge({ to, at }: OptedOut, { records, tenant }: ComparedLists): Promise<ListedDifference> {
  if (!isPhoneNumber(to)) return { difference: 'aws_only', to, at }
  const { programs } = await records<Lookup>({ action: 'lookup', tenant, to })
  const cameBack = Object.values(programs).some(
    ({ status, since }) => status === 'opted_in' && since !== null && since > at,
  )
  return { difference: cameBack ? 'came_back' : 'aws_only', to, at }
}
