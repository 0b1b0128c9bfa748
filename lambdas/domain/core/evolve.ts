import type { Denied, Lapsed, OptedIn, OptedOut, Owned, Recorded, StopSuperseded, ZoneSet } from './events.ts'
import { getOwn } from './get-own.ts'
import { isAtLeast } from './level.ts'
import {
  type ConsentRecord,
  consentTo,
  type Grant,
  type NumberEntry,
  type ProgramConsent,
  type Stops,
  type ZoneOverride,
} from './record.ts'
import { grantsOf } from './status.ts'
import { later } from './time.ts'

/** Applies an event to the record: the only way in which it changes (REC-2). */
export function evolve(record: ConsentRecord, event: Recorded): ConsentRecord {
  const counted: ConsentRecord = {
    ...record,
    earlierStops: event.earlierStops ?? record.earlierStops,
    lastContactAt: isContact(event) ? later(record.lastContactAt, event.at) : record.lastContactAt,
    affirmedAt: isAffirmation(event) ? later(record.affirmedAt, event.at) : record.affirmedAt,
  }
  return apply(isHeard(event) ? hear(counted, event.at) : counted, event)
}

const CONTACTS: ReadonlySet<Recorded['type']> = new Set([
  'reply_unknown',
  'unreachable',
  'zone_set',
  'declined',
  'owned',
  'denied',
])

/** A text that was received or may have been sent, or a change of a number list (REC-1). */
function isContact({ inboundMessageId, type }: Recorded): boolean {
  return inboundMessageId !== null || CONTACTS.has(type)
}

/** A text that the person wrote, or an opt-in by any medium (REACH-1). */
function isHeard(event: Recorded): boolean {
  if (event.type === 'message_received' && event.automatic) return false
  return event.inboundMessageId !== null || event.type === 'opted_in'
}

/** A START, a program's word or a YES, whatever it granted (OUT-2). */
function isAffirmation(event: Recorded): boolean {
  if (event.type === 'message_received') return event.yes === true
  return event.inboundMessageId !== null && (event.type === 'opted_in' || event.type === 'declined')
}

/** A person who writes or opts in after a failed text is reachable again. */
function hear(record: ConsentRecord, at: string): ConsentRecord {
  const { unreachable } = record
  return {
    ...record,
    heardAt: later(record.heardAt, at),
    unreachable: unreachable && unreachable.since > at ? unreachable : null,
  }
}

function apply(record: ConsentRecord, event: Recorded): ConsentRecord {
  switch (event.type) {
    case 'opted_in':
      return optIn(record, event)
    case 'opted_out':
    case 'stop_superseded':
      return event.program === null ? stopAll(record, event) : stopProgram(record, event, event.program)
    case 'pending':
      return withProgram(record, event.program, (consent) => ({
        ...consent,
        pending: {
          id: event.id,
          at: event.at,
          until: event.until,
          level: event.level,
          medium: event.medium,
          callToAction: event.callToAction,
          proof: event.proof ?? null,
        },
      }))
    case 'lapsed':
      return withProgram(record, event.program, (consent) => lapse(consent, event))
    case 'window_opened':
      return openWindow(record, event.number, { id: event.id, since: event.at, until: event.until })
    case 'review_opened':
      return {
        ...record,
        review: {
          id: record.review?.id ?? event.id,
          since: record.review?.since ?? event.at,
          lastAt: later(record.review?.lastAt, event.at) ?? event.at,
          number: event.number,
        },
        askedAt: timesAsked(record.askedAt, event),
      }
    case 'review_settled':
      return { ...record, review: null }
    case 'owned':
      return { ...record, owned: entryOf(event), unlistedAt: unlistedAt(record, event) }
    case 'denied':
      return { ...record, denied: entryOf(event), unlistedAt: unlistedAt(record, event) }
    case 'unreachable':
      return { ...record, unreachable: { id: event.id, since: event.at } }
    case 'zone_set':
      return { ...record, zone: zoneOverrideOf(event) }
    case 'message_received':
      return { ...record, toldAt: timesAsked(record.toldAt, event) }
    case 'declined':
    case 'help_asked':
    case 'reply_unknown':
    case 'erased':
      return record
  }
}

/** When something was last said to the person, by originator, after an event that may owe it again. */
function timesAsked(
  times: Readonly<Record<string, string>>,
  { reply, number, at }: Recorded,
): Record<string, string> {
  return reply && number ? { ...times, [number]: at } : times
}

/** Events of older versions have no region (GATE-7). */
function zoneOverrideOf({ zone, region = null, id, at, by }: Recorded<ZoneSet>): ZoneOverride | null {
  return zone === null && region === null ? null : { id, zone, region, since: at, by: by ?? '' }
}

function entryOf({ set, id, at, by, note }: Recorded<Owned | Denied>): NumberEntry | null {
  return set ? { id, since: at, by: by ?? '', note } : null
}

/** Removing the entry ends what held the record: it is kept for six more months (REC-1). */
function unlistedAt(record: ConsentRecord, { set, at }: Recorded<Owned | Denied>): string | null {
  return set ? record.unlistedAt : later(record.unlistedAt, at)
}

function optIn(record: ConsentRecord, event: Recorded<OptedIn>): ConsentRecord {
  const grant: Grant = {
    id: event.id,
    level: event.level,
    medium: event.medium,
    since: event.at,
    confirmed: event.confirmed,
  }
  return withProgram(record, event.program, (consent) => ({
    ...consent,
    grants: withGrant(consent.grants, grant),
    pending: event.request ? null : consent.pending,
  }))
}

/** Keeps the earlier of two grants only while it is the stronger; in order of time, the strongest first. */
function withGrant(grants: readonly Grant[], added: Grant): Grant[] {
  const inOrder = [...grants, added].sort((a, b) => (a.since < b.since ? -1 : 1))
  return inOrder.filter(
    (grant, i) => !inOrder.slice(i + 1).some((newer) => isAtLeast(newer.level, grant.level)),
  )
}

/** Ends only the request that lapsed; the person's consent is unchanged (IN-4). */
function lapse(consent: ProgramConsent, { request, at }: Recorded<Lapsed>): ProgramConsent {
  if (consent.pending?.id !== request) return consent
  const endedAt = consent.grants.length > 0 ? consent.endedAt : later(consent.endedAt, at)
  return { ...consent, pending: null, endedAt }
}

type Stop = Recorded<OptedOut | StopSuperseded>

/**
 * Ends everything dated at or before the stop: at equal times the stop wins (OUT-7). A device that sends a stop is no
 * longer an owned device (GATE-9).
 */
function stopAll(record: ConsentRecord, stop: Stop): ConsentRecord {
  const stopped: Stops = { ...record.stops, all: later(record.stops.all, stop.at) }
  const programs = Object.entries(record.programs).map(([id, consent]) => [id, endAt(consent, stop.at)])
  const ended = { ...record, owned: null, stops: stopped, programs: Object.fromEntries(programs) }
  return endWindows(ended, stop.at)
}

function stopProgram(record: ConsentRecord, stop: Stop, program: string): ConsentRecord {
  const at = later(getOwn(record.stops.byProgram, program), stop.at) ?? stop.at
  const stopped: Stops = { ...record.stops, byProgram: { ...record.stops.byProgram, [program]: at } }
  const unowned = { ...record, owned: null, stops: stopped }
  const ended = withProgram(unowned, program, (consent) => endAt(consent, stop.at))
  return endWindows(ended, stop.at)
}

/**
 * Sets `endedAt` only if a stop ends a grant: the end of a request that waited beside an earlier stop must not replace the
 * confirmation of that stop (OUT-6). The record's expiry counts from the stop itself.
 */
function endAt(consent: ProgramConsent, at: string): ProgramConsent {
  const grants = consent.grants.filter(({ since }) => since > at)
  const pending = consent.pending && consent.pending.at > at ? consent.pending : null
  const ended = consent.grants.length > 0 && grants.length === 0
  return { grants, pending, endedAt: ended ? later(consent.endedAt, at) : consent.endedAt }
}

/**
 * A stop ends every window (CONV-2). A window opened by a later message stays only if something was granted before that
 * message: otherwise the message would not have opened one, had the stop come in time.
 */
function endWindows(record: ConsentRecord, at: string): ConsentRecord {
  const grants = grantsOf(record)
  const open = Object.entries(record.windows).filter(
    ([, window]) => window.since > at && grants.some(({ since }) => since <= window.since),
  )
  return { ...record, windows: Object.fromEntries(open) }
}

/** Opens or moves a window, and removes windows that have ended (CONV-1). */
function openWindow(
  record: ConsentRecord,
  number: string,
  window: ConsentRecord['windows'][string],
): ConsentRecord {
  const held = getOwn(record.windows, number)
  const kept = Object.entries(record.windows).filter(([, { until }]) => until > window.since)
  const latest = held && held.until > window.until ? held : window
  return { ...record, windows: { ...Object.fromEntries(kept), [number]: latest } }
}

function withProgram(
  record: ConsentRecord,
  program: string,
  change: (consent: ProgramConsent) => ProgramConsent,
): ConsentRecord {
  return { ...record, programs: { ...record.programs, [program]: change(consentTo(record, program)) } }
}

/** Folds a ledger's events into the record, from the first event on. */
export function fold(start: ConsentRecord, events: readonly Recorded[]): ConsentRecord {
  return events.reduce(evolve, start)
}
