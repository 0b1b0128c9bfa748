import type { ConsentEvent } from './events.ts'
import type { ConsentRecord, Stops } from './record.ts'
import { later } from './time.ts'

/** Whether the stops of earlier record generations bear on what was decided: the first grant of a generation needs them (IN-10). */
export function needsEarlierStops(events: readonly ConsentEvent[], { earlierStops }: ConsentRecord): boolean {
  return earlierStops === null && events.some(({ type }) => type === 'opted_in')
}

/** The record once the stops of earlier record generations were looked up (IN-10). */
export function withEarlierStops(record: ConsentRecord, earlierStops: Stops): ConsentRecord {
  return { ...record, earlierStops }
}

/** The events of a decision by such a record: the first one keeps the stops, so that the ledger folds to them (IN-10, REC-2). */
export function keepEarlierStops(events: readonly ConsentEvent[], earlierStops: Stops): ConsentEvent[] {
  return events.map((event, i) => (i === 0 ? { ...event, earlierStops } : event))
}

/** What both say of stops: of two dates of the same stop the later one. */
export function joinStops(a: Stops, b: Stops): Stops {
  const byProgram = new Map(Object.entries(a.byProgram))
  for (const [program, at] of Object.entries(b.byProgram)) {
    byProgram.set(program, later(byProgram.get(program), at) ?? at)
  }
  return { all: later(a.all, b.all), byProgram: Object.fromEntries(byProgram) }
}
