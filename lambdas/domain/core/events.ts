import type { Personal, Proof, ShownText } from './evidence.ts'
import type { Stops } from './record.ts'
import type { DeclineReason, GrantMedium, Level, ReplyKind, ReviewOutcome, StopMedium } from './vocabulary.ts'

/** A text that an event owes the person; the closed list of REPLY-1. */
export interface Reply {
  kind: ReplyKind
  /** The programs it speaks of; none: the whole brand. */
  programs: string[]
}

/** What every event says. */
export interface EventBase {
  /** When it happened: the date of the message, never ahead of the clock (IN-10). */
  at: string
  /** When it was recorded. */
  recordedAt: string
  /** The tenant's number that was texted; null where that number is not defined. */
  number: string | null
  /** End User Messaging's id of the message that caused it. */
  inboundMessageId: string | null
  /** Who did it, where it was not the person themselves (TEN-1). */
  by: string | null
  /** The request by which it was done, as the cloud's own audit trail knows it (TEN-1). */
  requestId: string | null
  /** The text that this owes the person. */
  reply: Reply | null
  /**
   * The message word for word. The ledger keeps it, erasable, for stops, starts, helps, yeses and unsure ones;
   * that of an ordinary message goes to the application only (REC-7).
   */
  body: string | null
  /** Who the person is and where they were, as the evidence has it; the ledger keeps it erasable (REC-3). */
  personal: Personal | null
  /** What earlier record generations said of stops, found by the first grant of this generation (IN-10). */
  earlierStops: Stops | null
}

/** What every event of one moment has in common; whatever does not apply is null. */
export function eventBase(at: string, recordedAt: string): EventBase {
  return {
    at,
    recordedAt,
    number: null,
    inboundMessageId: null,
    by: null,
    requestId: null,
    reply: null,
    body: null,
    personal: null,
    earlierStops: null,
  }
}

/** Consent was given to one program. */
export interface OptedIn extends EventBase {
  type: 'opted_in'
  program: string
  level: Level
  medium: GrantMedium
  /** The request that this completed (IN-4). */
  request: string | null
  callToAction: ShownText | null
  /** What else proves it, where it was collected elsewhere (IN-8). */
  proof: Proof | null
  /** Whether a text that confirms it is owed (IN-9). */
  confirmed: boolean
}

/** A stop that ended, or would have ended, something: of one program, or of all (program null). */
export interface OptedOut extends EventBase {
  type: 'opted_out'
  program: string | null
  medium: StopMedium
  /** When somebody took it, where that was before it was recorded: it takes effect when recorded (OUT-5, OUT-8). */
  receivedAt: string | null
  /** Who took it and how, where it was not a text (OUT-8). */
  proof: Proof | null
}

/** A stop that came after an opt-in of a later date, which stands (OUT-5). */
export interface StopSuperseded extends Omit<OptedOut, 'type'> {
  type: 'stop_superseded'
}

/** A sign-up that waits for the phone to prove it (IN-4). */
export interface Pending extends EventBase {
  type: 'pending'
  program: string
  level: Level
  medium: GrantMedium
  until: string
  callToAction: ShownText | null
  /** What else proves the sign-up: what was done, and the invitation that led to it (IN-8). */
  proof: Proof | null
}

/** Nobody proved a sign-up in time: it is over at its hour, whenever that is noticed (IN-4). */
export interface Lapsed extends EventBase {
  type: 'lapsed'
  program: string
  /** The request that ended. */
  request: string
}

/** An opt-in that was asked for and not granted. */
export interface Declined extends EventBase {
  type: 'declined'
  program: string
  /** The number takes no opt-in by text (IN-2), the request is older than a stop (IN-10), or the person is on the deny list (IN-3). */
  because: DeclineReason
}

/** An ordinary message; its body goes to the application only. */
export interface MessageReceived extends EventBase {
  type: 'message_received'
  program: null
}

/** An ordinary message opened or moved a conversation window (CONV-1). */
export interface WindowOpened extends EventBase {
  type: 'window_opened'
  program: null
  number: string
  until: string
}

/** Somebody asked for help (HELP-1). */
export interface HelpAsked extends EventBase {
  type: 'help_asked'
  program: null
}

/** A message that may be a stop: a person has to look (OUT-2). */
export interface ReviewOpened extends EventBase {
  type: 'review_opened'
  program: null
}

/** The unsure message was settled: by what the person did next, by somebody who looked, or by its time (OUT-2). */
export interface ReviewSettled extends EventBase {
  type: 'review_settled'
  program: null
  as: ReviewOutcome
}

/** Nobody knows whether a reply left (EVT-2). */
export interface ReplyUnknown extends EventBase {
  type: 'reply_unknown'
  program: null
  /** The event that owed the reply. */
  owedBy: string
}

/** A text could not be delivered, and no other will be, until the person is heard of again (REACH-1). */
export interface UnreachableNumber extends EventBase {
  type: 'unreachable'
  program: null
  /** What the provider reported: `TEXT_INVALID`. */
  outcome: string
}

/** Staff said where a person lives, or took it back (GATE-7). */
export interface ZoneSet extends EventBase {
  type: 'zone_set'
  program: null
  /** A zone of the IANA database; null: as the number tells. */
  zone: string | null
  /** An ISO 3166-2 code; null: none is known. Events of older versions lack it. */
  region?: string | null
}

/** A number was put on the list of owned devices, or taken off it (GATE-9). */
export interface Owned extends EventBase {
  type: 'owned'
  program: null
  set: boolean
  /** Why. */
  note: string
}

/** A number was put on the list of those whose opt-ins are declined, or taken off it (IN-3). */
export interface Denied extends EventBase {
  type: 'denied'
  program: null
  set: boolean
  /** Why. */
  note: string
}

/** What could be erased of all that was known of the person until then was erased (REC-3). */
export interface Erased extends EventBase {
  type: 'erased'
  program: null
}

/** What can happen to the consent of one person at one tenant. */
export type ConsentEvent =
  | OptedIn
  | OptedOut
  | StopSuperseded
  | Pending
  | Lapsed
  | Declined
  | MessageReceived
  | WindowOpened
  | HelpAsked
  | ReviewOpened
  | ReviewSettled
  | ReplyUnknown
  | UnreachableNumber
  | ZoneSet
  | Owned
  | Denied
  | Erased

/** An event as it stands on the ledger, with its id and place. */
export type Recorded<Event extends ConsentEvent = ConsentEvent> = Event & { id: string; seq: number }
