import { dateOf, type Entry, entriesOf, idOf, type Stop } from './entry.ts'

/**
 * After a carrier's own stop only START or UNSTOP on that number lifts its block (OUT-9). What holds an act is what is known
 * as it arrives, `known` of the entries, and of that the last stop.
 */
export function isBlocked(
  stops: readonly Stop[],
  entries: readonly Entry[],
  number: string,
  at: number,
  known = entries.length,
): boolean {
  const before = entries.slice(0, known)
  const later = new Set(entries.slice(known).map(idOf))
  const last = stops
    .filter((stop) => stop.blocked === number && !later.has(stop.id))
    .reduce<Stop | undefined>((a, b) => (a && a.at > b.at ? a : b), undefined)
  return last !== undefined && last.at <= at && !isLifted(last, before)
}

/** The stops of a record that has expired, of which only blocks that still stand matter (OUT-9). */
export function withoutLiftedBlocks(stops: readonly Stop[], entries: readonly Entry[]): Stop[] {
  return stops.map((stop) => (isLifted(stop, entries) ? { ...stop, blocked: null } : stop))
}

/** Whether a START or UNSTOP of a later date arrived at the number. */
export function isLifted({ at, blocked }: Pick<Stop, 'at' | 'blocked'>, entries: readonly Entry[]): boolean {
  return entriesOf(entries, 'text').some(
    (entry) =>
      entry.input.to === blocked &&
      entry.input.reading.kind === 'start' &&
      entry.input.reading.by === 'start' &&
      dateOf(entry) > at,
  )
}
