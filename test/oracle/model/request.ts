import type { RecordedMedium } from '../inputs.ts'
import type { Level } from '../tenant.ts'
import type { Stop } from './entry.ts'
import { covers } from './stops.ts'

/** A request that waits for the phone to prove it (IN-4), or for the carrier's block to be lifted (OUT-9). */
export interface Request {
  program: string
  id: string
  form: string | null
  at: number
  lapsesAt: number
  level: Level
  medium: RecordedMedium
  completedAt: number | null
}

/** Whether a request stands at an instant (IN-4, IN-5). */
export function isOpen(request: Request, stops: readonly Stop[], at: number): boolean {
  if (at < request.at || at >= request.lapsesAt) return false
  if (request.completedAt !== null && request.completedAt < at) return false
  return !stops.some((stop) => covers(stop, request.program) && request.at <= stop.at && stop.at <= at)
}
