import type { Recorded } from '../../domain/core/events.ts'
import type { ZoneOverride } from '../../domain/core/record/record.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Execution, execute } from '../core/execute.ts'

/** The current entry about where the person lives, and the event that changed it; null when nothing changed. */
export interface PlacedNumber {
  zone: ZoneOverride | null
  event: Recorded | null
}

/** Where a person lives; null removes the entry, and an omitted field stays unchanged. */
export interface PlaceNumber {
  to: string
  zone?: string | null | undefined
  region?: string | null | undefined
}

/** Sets where a person lives (GATE-7). */
export async function placeNumber(
  execution: Execution,
  tenant: Tenant,
  { to, zone, region }: PlaceNumber,
  { by, requestId }: { by: string; requestId: string },
): Promise<PlacedNumber> {
  const command = { type: 'set_zone', tenant: tenant.id, to, zone, region, by, requestId } as const
  const { events } = await execute(execution, command, `zone#${requestId}`)
  const stored = await execution.store.load({ tenant: tenant.id, to })
  return { zone: stored?.record.zone ?? null, event: events[0] ?? null }
}
