import { dateOf, type Entry, entriesOf, idOf } from './entry.ts'
import { covers } from './stops.ts'
import { expiryAfter } from './time.ts'
import { isDenied, ownedEntry, pendingRequests, programsHeld, type View } from './view.ts'

/** When the record expires, in epoch seconds, or null while something keeps it (REC-1). */
export function expiresAt(view: View): number | null {
  const kept = view.entries.filter((entry) => isContact(view, entry))
  if (kept.length === 0 || isKept(view)) return null
  const stops = view.stops.map((stop) => stop.expiryFrom)
  const ends = [...stops, ...endedRequests(view), ...removals(view)]
  const never = stops.length === 0 && view.grants.length === 0
  const bases = never ? [...ends, ...kept.map(dateOf)] : ends
  return expiryAfter(Math.max(...bases), view.tenant.retentionMonths)
}

/** What the application sent, what a reviewer concluded, and what changed nothing is no contact with the person. */
function isContact({ outcomes }: View, entry: Entry): boolean {
  const { input } = entry
  if (input.kind === 'code') return outcomes.get(idOf(entry))?.kind !== 'nothing'
  if (input.kind === 'choices') return input.stopAll || input.join.length + input.leave.length > 0
  return input.kind !== 'send' && input.kind !== 'review'
}

/** Whether the record counts as absent (GATE-4). */
export function isExpired(view: View): boolean {
  const expiry = expiresAt(view)
  return expiry !== null && expiry * 1000 <= view.at
}

function isKept(view: View): boolean {
  return (
    programsHeld(view).length > 0 ||
    pendingRequests(view).length > 0 ||
    ownedEntry(view) !== undefined ||
    isDenied(view.entries)
  )
}

/** When each request that was not completed ended: by a stop, or by lapsing (IN-4, IN-5). */
function endedRequests(view: View): number[] {
  return view.requests
    .filter((request) => request.completedAt === null)
    .map((request) => {
      const stops = view.everyStop.filter(
        (stop) => covers(stop, request.program) && stop.at >= request.at && stop.at < request.lapsesAt,
      )
      return Math.min(request.lapsesAt, ...stops.map((stop) => stop.at))
    })
}

/** When an entry was taken off a list, which had kept the record. */
function removals({ entries }: View): number[] {
  return [...entriesOf(entries, 'own'), ...entriesOf(entries, 'deny')]
    .filter(({ input }) => !input.set)
    .map(dateOf)
}
