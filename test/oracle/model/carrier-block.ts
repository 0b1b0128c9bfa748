import { dateOf, type Entry, entriesOf, type Stop } from './entry.ts'

/** After a carrier's own stop only START or UNSTOP on that number lifts its block (OUT-9). */
export function isBlocked(
  stops: readonly Stop[],
  entries: readonly Entry[],
  number: string,
  at: number,
): boolean {
  return stops.some((stop) => stop.blocked === number && stop.at <= at && !isLifted(stop, entries, at))
}

/** The stops of a record that has expired, of which only blocks that still stand matter (OUT-9). */
export function withoutLiftedBlocks(stops: readonly Stop[], entries: readonly Entry[]): Stop[] {
  return stops.map((stop) =>
    isLifted(stop, entries, Number.POSITIVE_INFINITY) ? { ...stop, blocked: null } : stop,
  )
}

function isLifted(stop: Stop, entries: readonly Entry[], until: number): boolean {
  return entriesOf(entries, 'text').some(
    (entry) =>
      entry.input.to === stop.blocked &&
      entry.input.reading.kind === 'start' &&
      entry.input.reading.by === 'start' &&
      dateOf(entry) > stop.at &&
      dateOf(entry) <= until,
  )
}
