import type { Recorded } from '../../domain/core/events.ts'
import type { NumberEntry } from '../../domain/core/record/record.ts'
import type { KeepOnList } from '../../domain/staff/keep-on-list.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Execution, execute } from '../core/execute.ts'

/** The current list entry, and the event that changed it; null when nothing changed. */
export interface ListedNumber {
  entry: NumberEntry | null
  event: Recorded | null
}

/** The lists of numbers, by the action that changes them. */
const LISTS = { own: 'owned', deny: 'denied' } as const

/** Adds a number to, or removes it from, the list of owned devices (GATE-9) or of declined numbers (IN-3). */
export async function listNumber(
  execution: Execution,
  tenant: Tenant,
  { action, to, set, note }: Pick<KeepOnList, 'to' | 'set' | 'note'> & { action: keyof typeof LISTS },
  { by, requestId }: { by: string; requestId: string },
): Promise<ListedNumber> {
  const list = LISTS[action]
  const command = { type: 'keep_on_list', tenant: tenant.id, to, list, set, note, by, requestId } as const
  const { events } = await execute(execution, command, `${list}#${requestId}`)
  const stored = await execution.store.load({ tenant: tenant.id, to })
  return { entry: stored?.record[list] ?? null, event: events[0] ?? null }
}
