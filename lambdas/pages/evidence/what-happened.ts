import type { EvidenceEvent, Packet } from '../../application/evidence/evidence-packet.ts'
import type { ZoneSet } from '../../domain/core/events.ts'
import { DECLINED, deliveryWords, GRANT_WAYS, LEVELS, STOP_WAYS } from './plain-words.ts'
import { when } from './when.ts'

/** Describes an event in one sentence, for readers who have never seen the system. */
export function whatHappened(packet: Packet, event: EvidenceEvent): string {
  const program = event.program === null ? `all messages from ${packet.brand}` : nameOf(packet, event.program)
  switch (event.type) {
    case 'opted_in':
      return `Opted in to ${program} (${LEVELS[event.level]}).`
    case 'opted_out':
      return `Stopped ${program}.`
    case 'stop_superseded':
      return `Stopped ${program}; the stop arrived after an opt-in with a later date, which remains in effect.`
    case 'scope_clarified':
      return `Said, in answer to the question which messages to keep, that they keep ${program}.`
    case 'pending':
      return `Asked to sign up for ${program}; the phone has until ${when(event.until)} to confirm.`
    case 'lapsed':
      return `The sign-up for ${program} was not confirmed in time and lapsed.`
    case 'declined':
      return `Asked to opt in to ${program}; this was declined because ${DECLINED[event.because]}.`
    case 'message_received':
      return event.automatic
        ? 'A reaction or an automatic answer came. Its words are not part of this record.'
        : 'Sent an ordinary text message. Its words are not part of this record.'
    case 'window_opened':
      return `A conversation began. The brand may answer until ${when(event.until)}.`
    case 'help_asked':
      return 'Asked for help.'
    case 'review_opened':
      return 'Sent a text message that may be a request to stop. It was queued for staff review.'
    case 'review_settled':
      return event.as === 'stop'
        ? 'The unclear message was reviewed: it counts as a stop.'
        : 'The unclear message was reviewed: it was not a stop.'
    case 'reply_unknown':
      return 'It is not known whether a reply was sent. It was not sent again.'
    case 'unreachable':
      return `A text message was ${deliveryWords(event.outcome)}. No more are sent until the person writes or opts in again, or 90 days have passed.`
    case 'zone_set':
      return whereTheyLive(event)
    case 'owned':
      return event.set
        ? `Added to the list of the brand’s own devices, which no person uses: ${event.note}`
        : `Removed from the list of the brand’s own devices: ${event.note}`
    case 'denied':
      return event.set
        ? `Added to the list of phone numbers whose sign-ups are declined: ${event.note}`
        : `Removed from the list of phone numbers whose sign-ups are declined: ${event.note}`
    case 'complained':
      return `Complained about the messages: ${event.note}`
    case 'reassigned':
      return `${event.source} says that this phone number has had a new holder since ${when(event.asked)} or later.`
    case 'erased':
      return 'The person’s erasable data was erased at their request.'
    case 'unreadable':
      return 'This entry cannot be read: it was changed after it was recorded.'
  }
}

function whereTheyLive({ zone, region = null }: Pick<ZoneSet, 'zone' | 'region'>): string {
  if (zone === null && region === null)
    return 'Removed the person’s location: the phone number determines it again.'
  return `Set the person’s location for permitted sending hours: ${placeWords({ zone, region })}.`
}

/** A time zone, a region or both, in words. */
export function placeWords({ zone, region }: { zone: string | null; region: string | null }): string {
  return [zone && `the time zone ${zone}`, region && `the region ${region}`].filter(Boolean).join(' and ')
}

/** The medium in words; null if the event has none. */
export function howItCame({ type, medium, inboundMessageId }: EvidenceEvent): string | null {
  if (medium === null) return inboundMessageId === null ? null : 'by text message'
  return type === 'opted_out' || type === 'stop_superseded' ? STOP_WAYS[medium] : GRANT_WAYS[medium]
}

/** Who did it. */
export function whoDidIt({ type, by, requestId, inboundMessageId, medium }: EvidenceEvent): string {
  if (type === 'unreadable') return 'not known'
  if (type === 'lapsed' || (by === 'schedule' && requestId === null)) return 'no one: its deadline passed'
  if (by !== null) return by === 'schedule' ? 'staff, under the name “schedule”' : by
  return inboundMessageId === null && medium === null ? 'the system' : 'the person'
}

/** A program’s displayed name; its id if the program is no longer offered. */
export function nameOf({ programs }: Packet, program: string): string {
  return Object.hasOwn(programs, program) ? (programs[program] ?? program) : program
}
