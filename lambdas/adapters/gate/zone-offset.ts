import { tzOffset } from '@date-fns/tz/tzOffset'
import { MINUTE } from '../../domain/core/time.ts'

const QUARTER = 15 * MINUTE
/** Two weeks of quarter hours, which is more than one question looks ahead. */
const KEPT = 2_000

const known = new Map<string, Map<number, number>>()

/**
 * The minutes that a zone is ahead of UTC at a time, from the runtime's time zone data; NaN for an unknown zone.
 * Cached per zone and quarter hour, since callers ask about thousands of numbers.
 */
export function zoneOffset(zone: string, at: number): number {
  const quarter = Math.floor(at / QUARTER)
  const offsets = offsetsOf(zone)
  const before = offsets.get(quarter)
  if (before !== undefined) return before
  const offset = tzOffset(zone, new Date(quarter * QUARTER))
  if (offsets.size >= KEPT) offsets.clear()
  offsets.set(quarter, offset)
  return offset
}

function offsetsOf(zone: string): Map<number, number> {
  const offsets = known.get(zone) ?? new Map<number, number>()
  known.set(zone, offsets)
  return offsets
}
