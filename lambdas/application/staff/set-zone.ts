import type { Recorded } from '../../domain/core/events.ts'
import type { ZoneOverride } from '../../domain/core/record.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Execution, execute } from '../core/execute.ts'

/** The zone that hours go by as it stands now, and the event that changed it; null where nothing changed. */
export interface PlacedNumber {
  zone: ZoneOverride | null
  event: Recorded | null
}

/** Says where a person is, in place of what the number tells; null takes it back (GATE-7). */
export async function placeNumber(
  execution: Execution,
  tenant: Tenant,
  { to, zone }: { to: string; zone: string | null },
  { by, requestId }: { by: string; requestId: string },
): Promise<PlacedNumber> {
  const command = { type: 'set_zone', tenant: tenant.id, to, zone, by, requestId } as const
  const { events } = await execute(execution, command, `zone#${requestId}`)
  const stored = await execution.store.load({ tenant: tenant.id, to })
  return { zone: stored?.record.zone ?? null, event: events[0] ?? null }
}
