import type { RecordedMedium } from '../inputs.ts'
import { atLeast, type Level } from '../tenant.ts'
import type { Stop } from './entry.ts'
import { covers } from './stops.ts'

/** A consent that was given, whether or not a stop ended it. */
export interface Grant {
  program: string
  /** The act that gave it. */
  id: string
  at: number
  level: Level
  medium: RecordedMedium
  /** What a restored grant is known by (OUT-6); else the act itself. */
  known: { id: string; since: number }
  imported: boolean
  /** When the act reached us. */
  knownAt: number
}

/** The strongest grant, and of equally strong ones the latest: a weaker one never lowers a level held (IN-7). */
export function strongest(grants: readonly Grant[]): Grant | undefined {
  return [...grants].sort(byStrength)[0]
}

function byStrength(a: Grant, b: Grant): number {
  if (a.level !== b.level) return atLeast(a.level, b.level) ? -1 : 1
  return b.at - a.at || (a.id < b.id ? -1 : 1)
}

/** Grants that no stop of their date or later ended (OUT-7, IN-10). */
export function liveAt(grants: readonly Grant[], stops: readonly Stop[], at: number): Grant[] {
  return grants.filter(
    (grant) =>
      grant.at <= at &&
      !stops.some((stop) => covers(stop, grant.program) && grant.at <= stop.at && stop.at <= at),
  )
}
