import type { Of } from '../inputs.ts'
import { originatorOf } from '../tenant.ts'
import { type Consents, readConsents } from './consent.ts'
import { dateOf, type Entry, entriesOf, idOf, type Known, type Stop } from './entry.ts'
import { type Grant, liveAt, strongest } from './grant.ts'
import { isOpen, type Request } from './request.ts'
import type { Review } from './reviews.ts'
import { covers, stopsOf } from './stops.ts'
import { DAY, UNREACHABLE, WINDOW } from './time.ts'

/** Everything that the rules conclude from what is known at an instant. */
export interface View extends Known, Consents {
  /** Of the present record. */
  stops: readonly Stop[]
  /** With those of expired records, which still bind IN-10. */
  everyStop: readonly Stop[]
  reviews: readonly Review[]
}

/** How a person stands with a program, as `lookup` shows it. */
export type Status = 'none' | 'pending' | 'opted_in' | 'opted_out'

/** A conversation that may be answered on one number (CONV-1). */
export interface Window {
  id: string
  number: string
  until: number
}

/** Reads what is known at an instant. */
export function viewOf(known: Known): View {
  const { stops, reviews } = stopsOf(known)
  return {
    ...known,
    ...readConsents(known, stops),
    stops,
    everyStop: [...known.formerStops, ...stops],
    reviews,
  }
}

/** The grants of a program that nothing ended (GATE-3). */
export function liveGrants(view: View, program: string): Grant[] {
  return liveAt(view.grants, view.everyStop, view.at).filter((grant) => grant.program === program)
}

/** The grant that a program is held by: the strongest (IN-7). */
export function heldGrant(view: View, program: string): Grant | undefined {
  return strongest(liveGrants(view, program))
}

/** The latest stop that covers a program (IN-10). */
export function latestStop(view: View, program: string): Stop | undefined {
  const later = (a: Stop, b: Stop) => b.at - a.at || (a.id < b.id ? -1 : 1)
  return view.stops.filter((stop) => covers(stop, program)).sort(later)[0]
}

/** The requests that wait for an answer (IN-4). */
export function pendingRequests({ requests, everyStop, at }: View): Request[] {
  return requests.filter((request) => request.completedAt === null && isOpen(request, everyStop, at))
}

/** In, else out, and pending only where they are neither (IN-4). */
export function statusOf(view: View, program: string): Status {
  if (heldGrant(view, program)) return 'opted_in'
  if (latestStop(view, program)) return 'opted_out'
  return pendingRequests(view).some((request) => request.program === program) ? 'pending' : 'none'
}

/** The programs that a person is in. */
export function programsHeld(view: View): string[] {
  return view.tenant.programs.map(({ id }) => id).filter((id) => heldGrant(view, id))
}

/** Whether the person has stopped: there is a stop on record and no consent in force. */
export function hasStopped(view: View, at = view.at): boolean {
  return view.stops.some((stop) => stop.at <= at) && liveAt(view.grants, view.everyStop, at).length === 0
}

/** The conversation that may be answered from a number (CONV-1). */
export function windowOn(view: View, number: string): Window | undefined {
  const opened = entriesOf(view.entries, 'text')
    .filter((entry) => entry.input.to === number && opensWindow(view, entry))
    .sort((a, b) => dateOf(b) - dateOf(a))[0]
  if (!opened) return
  const until = dateOf(opened) + WINDOW
  return view.at < until ? { id: idOf(opened), number, until } : undefined
}

/** Each of the windows that are open. */
export function windowsOf(view: View): Window[] {
  return view.tenant.numbers.flatMap(({ number }) => windowOn(view, number) ?? [])
}

/** An ordinary message opens one, but for what CONV-2 excludes. */
function opensWindow(view: View, entry: Entry & { input: Of<'text'> }): boolean {
  if (!isOrdinary(view, entry)) return false
  const at = dateOf(entry)
  if (view.everyStop.some((stop) => stop.at >= at)) return false
  return originatorOf(view.tenant, entry.input.to).windowAfterStop || !hasStopped(view, at)
}

/** An ordinary message: a YES on its own and a request to join among them (IN-1, IN-5, CONV-1). */
export function isOrdinary(view: View, entry: Entry & { input: Of<'text'> }): boolean {
  const { kind } = entry.input.reading
  if (kind === 'yes') return view.outcomes.get(idOf(entry))?.kind === 'ordinary'
  return kind === 'other' || kind === 'join_request'
}

/** Reviews that are not settled yet: they deny promotional messages (OUT-2). */
export function openReviews(view: View): Review[] {
  return view.reviews.filter((review) => !review.settled)
}

/** The owned-device entry, which any later stop takes off the list (GATE-9). */
export function ownedEntry(view: View): Entry | undefined {
  const entry = entriesOf(view.entries, 'own').at(-1)
  if (!entry?.input.set) return
  return view.everyStop.some((stop) => stop.at >= dateOf(entry)) ? undefined : entry
}

/** Whether the application declines what this person asks for (IN-3). */
export function isDenied(entries: readonly Entry[]): boolean {
  return entriesOf(entries, 'deny').at(-1)?.input.set ?? false
}

/** A permanent failure counts until the person texts, opts in anew, or 90 days pass (REACH-1). */
export function isUnreachable(view: View): boolean {
  const failures = entriesOf(view.entries, 'delivery_failed')
    .filter(({ input }) => input.cause === 'unreachable')
    .map(dateOf)
  return failures.some((failed) => view.at < failed + UNREACHABLE && !heardSince(view, failed))
}

/** Whether a failure of that date says nothing new: the person was heard of since, or a later one is known. */
export function isKnownReachable(view: View, failed: number): boolean {
  const failures = entriesOf(view.entries, 'delivery_failed').filter(
    ({ input }) => input.cause === 'unreachable',
  )
  return (
    heardSince(view, failed) || (isUnreachable(view) && failures.some((other) => dateOf(other) >= failed))
  )
}

function heardSince(view: View, failed: number): boolean {
  const texts = entriesOf(view.entries, 'text').filter(({ input }) => input.reading.kind !== 'automatic')
  const rows = entriesOf(view.entries, 'record').filter(({ input }) => input.row.status === 'opted_in')
  const codes = entriesOf(view.entries, 'code').filter(({ completes }) => completes)
  return (
    [...texts, ...rows, ...codes].some((entry) => dateOf(entry) > failed) ||
    view.grants.some((grant) => grant.at > failed)
  )
}

const PER = { day: DAY, week: 7 * DAY, month: 30 * DAY }

/** Whether one more message would break the program's promise (GATE-8). */
export function breaksPromise(view: View, program: string): boolean {
  const promised = view.tenant.programs.find(({ id }) => id === program)?.frequency
  if (!promised || promised.per === 'request') return false
  const since = view.at - PER[promised.per]
  const sent = entriesOf(view.entries, 'send').filter(
    ({ input }) => input.program === program && input.deliveredAt > since,
  )
  return sent.length >= promised.messages
}

const MAX_PROMOTIONAL = 3

/** From when on the rolling cap lets one more promotional message through; null if it does now (GATE-8). */
export function promotionalFrom(view: View): number | null {
  const sent = entriesOf(view.entries, 'send')
    .filter((entry) => entry.sent?.messageClass === 'promotional')
    .map((entry) => entry.input.deliveredAt)
    .filter((at) => at > view.at - DAY)
    .sort((a, b) => b - a)
  const oldest = sent[MAX_PROMOTIONAL - 1]
  return oldest === undefined ? null : oldest + DAY
}

/** Whether there is a record: messages that the application sends make none. */
export function hasRecord({ entries }: View): boolean {
  return entries.some(({ input }) => input.kind !== 'send')
}
