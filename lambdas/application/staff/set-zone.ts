import type { Recorded } from '../../domain/core/events.ts'
import type { ZoneOverride } from '../../domain/core/record.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Execution, execute } from '../core/execute.ts'

/** What is known now of where the person lives, and the event that changed it; null where nothing changed. */
export interface PlacedNumber {
  zone: ZoneOverride | null
  event: Recorded | null
}

/** What is said of where a person lives; null takes it back, and what is left out stays as it was. */
export interface PlaceNumber {
  to: string
  zone?: string | null | undefined
  region?: string | null | undefined
}

/** Says where a person lives (GATE-7). */
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
