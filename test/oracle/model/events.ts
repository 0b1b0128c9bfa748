import type { Of, Reading } from '../inputs.ts'
import { entriesOf, idOf } from './entry.ts'
import type { Change } from './replies.ts'
import { isStop, type Review } from './reviews.ts'
import { covers } from './stops.ts'
import {
  isOrdinary,
  liveGrants,
  openReviews,
  pendingRequests,
  programsHeld,
  type View,
  viewOf,
  windowsOf,
} from './view.ts'

/** An event that the application hears (EVT-1). */
export interface PublishedEvent {
  type: string
  /** Null for what concerns the whole brand. */
  program: string | null
}

/** What the application hears of something that happened (EVT-1). */
export function eventsOf(change: Change): PublishedEvent[] {
  const events = [...directEvents(withoutEnds(change)), ...endedBeside(change), ...settlements(change)]
  return [...events, ...consequences(change, events)]
}

/** What it ends beside is told after it (OUT-9). */
function withoutEnds(change: Change): Change {
  if (change.entry.ends.length === 0) return change
  const entry = { ...change.entry, ends: [] }
  return { ...change, after: viewOf({ ...change.before, entries: [...change.before.entries, entry] }) }
}

function endedBeside({ entry }: Change): PublishedEvent[] {
  return entry.ends.map((program) => ({ type: 'opted_out', program }))
}

function directEvents(change: Change): PublishedEvent[] {
  const { entry } = change
  const { input } = entry
  switch (input.kind) {
    case 'text':
      return ofText(change, input.reading)
    case 'form':
      return input.programs.map((program) => ({ type: entry.declined ? 'declined' : 'pending', program }))
    case 'code':
      return ofOptIn(change)
    case 'choices':
      return [...ofOptIn(change), ...ofLeaving(input)]
    case 'record':
      if (input.row.status === 'opted_in') return ofOptIn(change)
      return [{ type: 'opted_out', program: input.row.program }]
    case 'stop_link':
      return ofStop(change, null)
    case 'complain':
      return [brand('complained'), ...ofStop(change, null)]
    case 'reassigned':
      return [brand('reassigned'), ...ofStop(change, null)]
    case 'erase':
      return [...(input.stoppedBefore ? [] : ofStop(change, null)), brand('erased')]
    case 'delivery_failed':
      return input.cause === 'unreachable' ? [brand('unreachable')] : ofStop(change, null)
    case 'listed':
      return ofStop(change, null)
    case 'own':
      return [brand('owned')]
    case 'deny':
      return [brand('denied')]
    case 'zone':
      return [brand('zone_set')]
    case 'review':
    case 'send':
      return []
  }
}

function brand(type: string): PublishedEvent {
  return { type, program: null }
}

function ofText(change: Change, reading: Reading): PublishedEvent[] {
  switch (reading.kind) {
    case 'stop':
      return ofStop(change, reading.program)
    case 'start':
    case 'yes':
      return isMessage(change) ? ofMessage(change) : ofOptIn(change)
    case 'choice':
      return change.entry.answers ? ofOptIn(change) : [brand('review_opened')]
    case 'help':
      return [brand('help_asked')]
    case 'unsure':
      return [brand('review_opened')]
    case 'join_request':
    case 'other':
    case 'automatic':
      return ofMessage(change)
  }
}

function isMessage({ entry, after }: Change): boolean {
  return entriesOf([entry], 'text').some((text) => isOrdinary(after, text))
}

/** An ordinary message reaches the application, and opens or moves a window (CONV-1). */
function ofMessage({ entry, after }: Change): PublishedEvent[] {
  const opened = windowsOf(after).some(({ id }) => id === idOf(entry))
  return opened ? [brand('message_received'), brand('window_opened')] : [brand('message_received')]
}

/**
 * A stop is one event, and where an opt-in of a later date stands, one more that names it; a stop that ends nothing beside
 * such an opt-in is only kept as superseded (OUT-5, EVT-1).
 */
export function ofStop(
  { before, after }: { before: View; after: View },
  program: string | null,
): PublishedEvent[] {
  const scope = (id: string) => program === null || program === id
  const survivors = programsHeld(before).filter((id) => scope(id) && programsHeld(after).includes(id))
  const isIn = (view: View) => [...programsHeld(view), ...pendingRequests(view).map((each) => each.program)]
  const ends = isIn(before).some((id) => scope(id) && !isIn(after).includes(id))
  if (survivors.length > 0 && !ends) return [{ type: 'stop_superseded', program }]
  return [
    { type: 'opted_out', program },
    ...survivors.map((id) => ({ type: 'stop_superseded', program: id })),
  ]
}

function ofLeaving({ leave, stopAll }: Of<'choices'>): PublishedEvent[] {
  if (stopAll) return [brand('opted_out')]
  return leave.map((program) => ({ type: 'opted_out', program }))
}

/** What was granted, held or refused; an opt-in dated before a stop is kept and grants nothing (OUT-7). */
function ofOptIn(change: Change): PublishedEvent[] {
  const { entry, after } = change
  const id = idOf(entry)
  const outcome = after.outcomes.get(id)
  if (!outcome || outcome.kind === 'nothing') return []
  return outcome.programs.flatMap((program) => {
    const stands = liveGrants(after, program).some((grant) => grant.id === id)
    const waits = pendingRequests(after).some((request) => request.id === id && request.program === program)
    const isTold = entry.input.kind !== 'choices' || outcome.kind === 'declined' || waits
    if (outcome.kind === 'held' && !waits && lapsedBefore(change, program)) {
      return [
        { type: 'pending', program },
        { type: 'lapsed', program },
      ]
    }
    if (!stands) return isTold ? [{ type: waits ? 'pending' : 'declined', program }] : []
    const clarified = outcome.clarified.includes(program) ? [{ type: 'scope_clarified', program }] : []
    return [...clarified, { type: 'opted_in', program }]
  })
}

/** What waits for the carrier's START waits for 24 hours from its date, and may come when they are over (IN-4, OUT-9). */
function lapsedBefore({ entry, after }: Change, program: string): boolean {
  return after.requests.some(
    (request) =>
      request.id === idOf(entry) &&
      request.program === program &&
      request.lapsesAt <= after.at &&
      !after.everyStop.some((stop) => covers(stop, program) && stop.at >= request.at),
  )
}

/** Reviews that it settled, and the stop that a reviewer's settlement as one is (OUT-2). */
function settlements({ before, after, entry }: Change): PublishedEvent[] {
  const open = new Set(openReviews(before).map(({ id }) => id))
  const settled = after.reviews.filter(
    (review) => review.settled && (open.has(review.id) || review.id === idOf(entry)),
  )
  const stops = stopsBySettlement(settled, after)
  return [
    ...settled.map(() => brand('review_settled')),
    ...stops.flatMap(() => ofStop({ before, after }, null)),
  ]
}

/** What else changed by it, such as a START that a late YES leaves to stand for itself (OUT-7). */
function consequences({ before, after, entry }: Change, events: readonly PublishedEvent[]): PublishedEvent[] {
  const named = events.filter(({ type }) => type === 'opted_in').map(({ program }) => program)
  const entered = programsHeld(after).filter(
    (id) => !programsHeld(before).includes(id) && !named.includes(id),
  )
  const stopped = events.some(({ type }) => type === 'opted_out' || type === 'stop_superseded')
  const left = programsHeld(before).filter((id) => !programsHeld(after).includes(id))
  const unexplained = stopped
    ? []
    : left.filter((id) => !after.stops.some((s) => s.id === idOf(entry) && covers(s, id)))
  return [
    ...entered.map((program) => ({ type: 'opted_in', program })),
    ...unexplained.map((program) => ({ type: 'opted_out', program })),
  ]
}

/** What the application hears because time passed: requests that lapsed, reviews that became stops (IN-4, OUT-2). */
export function eventsBetween(before: View, after: View): PublishedEvent[] {
  const lapsed = after.requests
    .filter((request) => request.completedAt === null)
    .filter(({ lapsesAt }) => lapsesAt > before.at && lapsesAt <= after.at)
    .filter(
      (request) =>
        !after.everyStop.some(
          (stop) => covers(stop, request.program) && stop.at >= request.at && stop.at < request.lapsesAt,
        ),
    )
  const settled = openReviews(before).filter(({ id }) => !openReviews(after).some((open) => open.id === id))
  return [
    ...lapsed.map(({ program }) => ({ type: 'lapsed', program })),
    ...settled.map(() => brand('review_settled')),
    ...stopsBySettlement(settled, after).flatMap(() => ofStop({ before, after }, null)),
  ]
}

/** Settlements that are stops of their own (OUT-2). */
function stopsBySettlement(settled: readonly Review[], after: View): Review[] {
  return settled.filter(({ id }) =>
    after.reviews.some((review) => review.id === id && isStop(review.settled)),
  )
}
