import type {
  Declined,
  Denied,
  Lapsed,
  MessageReceived,
  OptedIn,
  Owned,
  Pending,
  Recorded,
  ReviewOpened,
  ReviewSettled,
  WindowOpened,
  ZoneSet,
} from '../events.ts'
import { derive } from '../facts/derive.ts'
import { withStop } from '../facts/end.ts'
import { questionAfter } from '../facts/keep-question.ts'
import { later } from '../time.ts'
import { carriersAfter } from './carrier-block.ts'
import {
  type Answer,
  type ConsentRecord,
  consentTo,
  type Grant,
  type NumberEntry,
  openReviews,
  type Review,
  type SignUpRequest,
  type ToldLanguage,
  withMessage,
  type ZoneOverride,
} from './record.ts'
import { lastStopOf, lastStopOfAny } from './status.ts'

/** Applies an event to the record: the only way in which it changes (REC-2). */
export function evolve(record: ConsentRecord, event: Recorded): ConsentRecord {
  const counted: ConsentRecord = {
    ...record,
    earlierStops: event.earlierStops ?? record.earlierStops,
    lastContactAt: isContact(event) ? later(record.lastContactAt, event.at) : record.lastContactAt,
    language: languageAfter(record, event),
    carriers: carriersAfter(record, event),
    affirmedAt: isAffirmation(event) ? later(record.affirmedAt, event.at) : record.affirmedAt,
  }
  return apply(isHeard(event) ? hear(counted, event.at) : counted, event)
}

/** The latest sign of the person's language wins (LANG-1). */
function languageAfter({ language }: ConsentRecord, event: Recorded): ToldLanguage | null {
  const isLatest = event.language !== undefined && (language === null || event.at >= language.at)
  return isLatest && event.language ? { code: event.language, at: event.at } : language
}

const CONTACTS: ReadonlySet<Recorded['type']> = new Set([
  'reply_unknown',
  'unreachable',
  'zone_set',
  'declined',
  'owned',
  'denied',
  'complained',
  'reassigned',
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

const ANSWERED_WORDS: ReadonlySet<Recorded['type']> = new Set(['opted_in', 'declined', 'pending'])

/** A START, a program's word or a YES, whatever it granted, or if a carrier's block holds it (OUT-2, OUT-9). */
function isAffirmation(event: Recorded): boolean {
  if (event.type === 'message_received') return event.yes === true
  if (event.type === 'opted_in' && event.restores && !event.isWord) return false
  return event.inboundMessageId !== null && ANSWERED_WORDS.has(event.type)
}

/** A person who writes or opts in after a failed text is reachable again. */
function hear(record: ConsentRecord, at: string): ConsentRecord {
  const { unreachable } = record
  return {
    ...record,
    heardAt: later(record.heardAt, at),
    unreachable: unreachable && unreachable.since >= at ? unreachable : null,
  }
}

function apply(record: ConsentRecord, event: Recorded): ConsentRecord {
  switch (event.type) {
    case 'opted_in':
      return derive(optIn(record, event), event.recordedAt)
    case 'opted_out':
    case 'stop_superseded':
      return { ...withStop(record, event, event.recordedAt), question: questionAfter(record, event) }
    case 'pending':
      return derive({ ...record, requests: [...record.requests, requestOf(record, event)] }, event.recordedAt)
    case 'lapsed':
      return derive(lapse(record, event), event.recordedAt)
    case 'window_opened':
      return derive(converse(record, event.number, event), event.recordedAt)
    case 'review_opened':
      return {
        ...withReviews(record, [...openReviews(record), reviewOf(event)]),
        askedAt: timesAsked(record.askedAt, event),
      }
    case 'review_settled':
      return withReviews(
        record,
        openReviews(record).filter((review) => !isSettledBy(review, event)),
      )
    case 'owned':
      return { ...record, owned: ownedBy(record, event), unlistedAt: unlistedAt(record, event) }
    case 'denied':
      return { ...record, denied: entryOf(event), unlistedAt: unlistedAt(record, event) }
    case 'unreachable':
      return { ...record, unreachable: { id: event.id, since: event.at } }
    case 'zone_set':
      return { ...record, zone: zoneOverrideOf(event) }
    case 'reassigned':
      // Its stop may be dated years back; what is known of the number is kept for six more months (REC-1).
      return { ...record, unlistedAt: later(record.unlistedAt, event.at) }
    case 'message_received': {
      const told = { ...record, toldAt: timesAsked(record.toldAt, event) }
      if (event.automatic || event.number === null) return told
      return derive(converse(told, event.number, event), event.recordedAt)
    }
    case 'declined':
      return event.answer ? derive(withAnswer(record, event.answer, event), event.recordedAt) : record
    case 'complained':
    case 'help_asked':
    case 'reply_unknown':
    case 'scope_clarified':
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

/** A stop of the very same time wins (GATE-9, OUT-7). */
function ownedBy(record: ConsentRecord, event: Recorded<Owned>): NumberEntry | null {
  return (lastStopOfAny(record) ?? '') >= event.at ? null : entryOf(event)
}

/** Removing the entry ends what held the record: it is kept for six more months (REC-1). */
function unlistedAt(record: ConsentRecord, { set, at }: Recorded<Owned | Denied>): string | null {
  return set ? record.unlistedAt : later(record.unlistedAt, at)
}

/** A grant stands by itself, or was given by an answer to requests. Events of older versions name the request alone. */
function optIn(record: ConsentRecord, event: Recorded<OptedIn>): ConsentRecord {
  if (event.answer) return withAnswer(record, event.answer, event)
  const { program, request } = event
  const consent = consentTo(record, program)
  return {
    ...record,
    requests: record.requests.filter((each) => each.id !== request),
    programs: {
      ...record.programs,
      [program]: { ...consent, grants: [...consent.grants, ...grantsIn(event)] },
    },
  }
}

/** What was restored, and what the word that restored it grants by itself, are two grants (OUT-6). */
function grantsIn(event: Recorded<OptedIn>): Grant[] {
  const { id, level, medium, confirmed, imported, restores, own } = event
  const grant: Grant = { id, level, medium, since: event.at, confirmed, ...(imported && { imported }) }
  if (!restores) return [grant]
  const { id: _, since, ...former } = restores
  return [{ ...grant, ...former, ...(since && { restored: since }) }, ...(own ? [{ ...grant, ...own }] : [])]
}

/** Keeps the answer once, however many events tell of it. */
function withAnswer(
  record: ConsentRecord,
  answer: Answer,
  event: Recorded<OptedIn | Declined>,
): ConsentRecord {
  const held = record.answers.find(({ id }) => id === answer.id) ?? { ...answer, event: event.id, grants: {} }
  const grants =
    event.type === 'opted_in'
      ? { ...held.grants, [event.program]: { id: event.id, confirmed: event.confirmed } }
      : held.grants
  const others = record.answers.filter(({ id }) => id !== answer.id)
  return { ...record, answers: [...others, { ...held, grants }] }
}

/** A stop of the very same time wins (OUT-7). */
function requestOf(record: ConsentRecord, event: Recorded<Pending>): SignUpRequest {
  const { id, program, at, until, level, medium, callToAction, proof = null, texted } = event
  const stop = lastStopOf(record, program)
  const stoppedAt = stop !== null && stop >= at ? stop : null
  const asked = { id, program, at, until, level, medium, callToAction, proof, stoppedAt }
  return { ...asked, ...(texted && { texted }) }
}

/** Ends only the request that lapsed; the person's consent is unchanged (IN-4). */
function lapse(record: ConsentRecord, { request }: Recorded<Lapsed>): ConsentRecord {
  const requests = record.requests.map((each) =>
    each.id === request ? { ...each, lapsed: true as const } : each,
  )
  return { ...record, requests }
}

/** The same message may be told by two events; the first names it. */
function converse(
  record: ConsentRecord,
  number: string,
  { id, at, afterStop }: Recorded<WindowOpened | MessageReceived>,
): ConsentRecord {
  const message = { id, at, afterStop: afterStop === true }
  return { ...record, messages: withMessage(record.messages, number, message) }
}

function reviewOf({ id, at, number, inboundMessageId }: Recorded<ReviewOpened>): Review {
  return { id, since: at, lastAt: at, number, message: inboundMessageId }
}

function withReviews(record: ConsentRecord, reviews: readonly Review[]): ConsentRecord {
  const [review = null, ...moreReviews] = reviews.toSorted((a, b) => (a.since < b.since ? -1 : 1))
  return { ...record, review, moreReviews }
}

/** Events of older versions settle all that is open. */
function isSettledBy(
  { id, message }: Review,
  { review, inboundMessageId }: Recorded<ReviewSettled>,
): boolean {
  if (review !== undefined) return id === review
  return message === undefined || inboundMessageId === null || message === inboundMessageId
}

/** Folds a ledger's events into the record, from the first event on. */
export function fold(start: ConsentRecord, events: readonly Recorded[]): ConsentRecord {
  return events.reduce(evolve, start)
}
