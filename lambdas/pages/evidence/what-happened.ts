import type { EvidenceEvent, Packet } from '../../application/evidence/evidence-packet.ts'
import type { ZoneSet } from '../../domain/core/events.ts'
import { DECLINED, deliveryWords, GRANT_WAYS, LEVELS, STOP_WAYS } from './plain-words.ts'
import { when } from './when.ts'

/** An event told in one sentence to somebody who never saw the system. */
export function whatHappened(packet: Packet, event: EvidenceEvent): string {
  const program = event.program === null ? `all messages of ${packet.brand}` : nameOf(packet, event.program)
  switch (event.type) {
    case 'opted_in':
      return `Opted in to ${program} (${LEVELS[event.level]}).`
    case 'opted_out':
      return `Stopped ${program}.`
    case 'stop_superseded':
      return `Stopped ${program}; the stop arrived after an opt-in of a later date, which stands.`
    case 'pending':
      return `Asked to sign up to ${program}; the phone has until ${when(event.until)} to confirm.`
    case 'lapsed':
      return `The sign-up to ${program} was not confirmed in time, and lapsed.`
    case 'declined':
      return `Asked to opt in to ${program}; this was declined, since ${DECLINED[event.because]}.`
    case 'message_received':
      return 'Sent an ordinary text message. Its words are not part of this record.'
    case 'window_opened':
      return `A conversation began in which answers may be sent until ${when(event.until)}.`
    case 'help_asked':
      return 'Asked for help.'
    case 'review_opened':
      return 'Sent a text message that may have been meant as a stop. It was put before a person.'
    case 'review_settled':
      return event.as === 'stop'
        ? 'The message that may have been a stop was settled: it counts as a stop.'
        : 'The message that may have been a stop was settled: it was none.'
    case 'reply_unknown':
      return 'It is not known whether a reply was sent. It was not sent again.'
    case 'unreachable':
      return `A text message was ${deliveryWords(event.outcome)}. No other is sent until the person writes or opts in again, or 90 days have passed.`
    case 'zone_set':
      return whereTheyLive(event)
    case 'owned':
      return event.set
        ? `Put on the list of the brand’s own devices, which no person uses: ${event.note}`
        : `Taken off the list of the brand’s own devices: ${event.note}`
    case 'denied':
      return event.set
        ? `Put on the list of phone numbers whose sign-ups are declined: ${event.note}`
        : `Taken off the list of phone numbers whose sign-ups are declined: ${event.note}`
    case 'erased':
      return 'What could be erased of the person was erased at their request.'
    case 'unreadable':
      return 'This entry cannot be read: it was changed after it was recorded.'
  }
}

function whereTheyLive({ zone, region = null }: Pick<ZoneSet, 'zone' | 'region'>): string {
  if (zone === null && region === null)
    return 'Took back what was noted of where the person lives: the phone number tells it again.'
  return `Noted where the person lives, for the hours at which messages may come: ${placeWords({ zone, region })}.`
}

/** A time zone, a state or both, as a reader would say it. */
export function placeWords({ zone, region }: { zone: string | null; region: string | null }): string {
  return [zone && `the time zone ${zone}`, region && `the region ${region}`].filter(Boolean).join(' and ')
}

/** How it came, in words; null where the event does not say. */
export function howItCame({ type, medium, inboundMessageId }: EvidenceEvent): string | null {
  if (medium === null) return inboundMessageId === null ? null : 'by text message'
  return type === 'opted_out' || type === 'stop_superseded' ? STOP_WAYS[medium] : GRANT_WAYS[medium]
}

/** Who did it. */
export function whoDidIt({ type, by, requestId, inboundMessageId, medium }: EvidenceEvent): string {
  if (type === 'unreadable') return 'not known'
  if (type === 'lapsed' || (by === 'schedule' && requestId === null)) return 'nobody: its time was over'
  if (by !== null) return by === 'schedule' ? 'staff, under the name “schedule”' : by
  return inboundMessageId === null && medium === null ? 'the system' : 'the person'
}

/** A program by the name that people are shown; one that is no longer offered by its id. */
export function nameOf({ programs }: Packet, program: string): string {
  return Object.hasOwn(programs, program) ? (programs[program] ?? program) : program
}
