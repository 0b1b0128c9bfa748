import { MINUTE } from '../../domain/core/time.ts'
import type { Field } from '../../pages/console/fields.ts'

/** The zones that are offered besides the person's own. */
const COMMON = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'UTC',
]

/** Two fields that say when something happened, by the clocks of a place; left empty: when the form was opened. */
export function whenFields(label: string, zones: readonly string[], now: string): Field[] {
  const offered = [...new Set([...zones, ...COMMON])]
  return [
    { name: 'openedAt', label: '', kind: 'hidden', value: now },
    {
      name: 'at',
      label,
      kind: 'datetime-local',
      hint: 'Leave it empty if it is just now',
    },
    {
      name: 'zone',
      label: 'By the clock of',
      kind: 'select',
      value: offered[0],
      options: offered.map((zone) => [zone, zone.replaceAll('_', ' ')]),
    },
  ]
}

/** The time that the two fields give, in UTC; as typed if it is none, so that it is refused as every other time. */
export function timeIn(
  { at = '', zone = 'UTC', openedAt = '' }: Readonly<Record<string, string>>,
  zoneOffset: (zone: string, at: number) => number,
): string {
  if (at.trim() === '') return openedAt
  const asUtc = Date.parse(`${at.trim()}Z`)
  const first = asUtc - zoneOffset(zone, asUtc) * MINUTE
  // The offset may differ on the other side of a clock change.
  const time = asUtc - zoneOffset(zone, first) * MINUTE
  return Number.isNaN(time) ? at : new Date(time).toISOString()
}
