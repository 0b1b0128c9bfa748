import { isManagedByCarrier, type Tenant } from '../../tenant/definitions.ts'
import type { ConsentEvent } from '../events.ts'
import { later } from '../time.ts'
import { joinCarriers } from './carrier-block.ts'
import { type ConsentRecord, noStops, type Stops } from './record.ts'

/** Whether the decision depends on the stops of earlier record generations: a generation's first grant or answer does (IN-10). */
export function needsEarlierStops(
  events: readonly ConsentEvent[],
  { earlierStops }: ConsentRecord,
  tenant: Tenant,
): boolean {
  return earlierStops === null && events.some((event) => dependsOnStops(event, tenant))
}

/**
 * A consent that staff record is refused for a stop even where it is declined (IN-3, IN-10); a sign-up is not texted while a
 * carrier still blocks (OUT-9).
 */
function dependsOnStops(event: ConsentEvent, tenant: Tenant): boolean {
  if (event.type === 'opted_in' || 'answer' in event) return true
  if (event.type === 'pending') return event.reply !== null && isManagedByCarrier(tenant, event.number)
  return event.type === 'declined' && event.by !== null
}

/** The record with the stops of earlier record generations (IN-10). */
export function withEarlierStops(record: ConsentRecord, earlierStops: Stops): ConsentRecord {
  return { ...record, earlierStops }
}

/** Stores the stops of earlier generations on the first of the decided events, so that the ledger folds to them (IN-10, REC-2). */
export function keepEarlierStops(events: readonly ConsentEvent[], earlierStops: Stops): ConsentEvent[] {
  return events.map((event, i) => (i === 0 ? { ...event, earlierStops } : event))
}

/** Merges two sets of stops: the later date of each stop. */
export function joinStops(a: Stops, b: Stops): Stops {
  const byProgram = new Map(Object.entries(a.byProgram))
  for (const [program, at] of Object.entries(b.byProgram)) {
    byProgram.set(program, later(byProgram.get(program), at) ?? at)
  }
  const carriers = joinCarriers(a.carriers ?? {}, b.carriers ?? {})
  return {
    all: later(a.all, b.all),
    byProgram: Object.fromEntries(byProgram),
    ...(Object.keys(carriers).length > 0 && { carriers }),
  }
}

/** What outlives the record: its stops, what carriers answered, and what it knew of earlier generations (IN-10, OUT-9). */
export function stopsLeftBy({ stops, carriers, earlierStops }: ConsentRecord): Stops {
  return joinStops({ ...stops, carriers }, earlierStops ?? noStops)
}
