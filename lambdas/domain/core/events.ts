import type { Personal, Proof, ShownText } from './evidence.ts'
import type { Answer, Stops } from './record/record.ts'
import type {
  DeclineReason,
  GrantMedium,
  Level,
  ReplyKind,
  ReviewOutcome,
  StopMedium,
  TextLanguage,
} from './vocabulary.ts'

/** A text that an event owes the person; the closed list of REPLY-1. */
export interface Reply {
  kind: ReplyKind
  /** The programs it mentions; empty: the whole brand. */
  programs: string[]
  /** The programs that a stop ended or START did not bring back, whose way back it says (OUT-6, OUT-9). */
  had?: string[]
  /** The programs that have texted the person; known as it is sent (OUT-6). */
  texted?: string[]
  /** Of the page that asked for the code; left out: the person's own. */
  language?: TextLanguage
}

/** The fields of every event. */
export interface EventBase {
  /** When it happened: the date of the message, never ahead of the clock (IN-10). */
  at: string
  /** When it was recorded. */
  recordedAt: string
  /** The tenant's number that was texted; null where that number is not defined. */
  number: string | null
  /** End User Messaging's id of the message that caused it. */
  inboundMessageId: string | null
  /** Who did it, if it was not the person (TEN-1). */
  by: string | null
  /** The id of the request that did it, as in CloudTrail (TEN-1). */
  requestId: string | null
  /** The text that this event owes the person. */
  reply: Reply | null
  /**
   * The exact message. The ledger keeps it, erasable, for stops, starts, helps, yeses and unclear messages; the text of an
   * ordinary message goes to the application only (REC-7).
   */
  body: string | null
  /** Who the person is and where they were, according to the evidence; erasable in the ledger (REC-3). */
  personal: Personal | null
  /** The stops of earlier record generations, looked up by this generation's first grant (IN-10). */
  earlierStops: Stops | null
  /** The carrier of `number` answers this itself: it blocks that number's texts from then on, or lets them through (OUT-9). */
  carrier?: 'stopped' | 'started'
  /** The language that this told us the person reads; left out where it told none (LANG-1). */
  language?: TextLanguage
}

/** The common fields of all events of one moment; those that do not apply are null. */
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

/** The person consented to one program. */
export interface OptedIn extends EventBase {
  type: 'opted_in'
  program: string
  level: Level
  medium: GrantMedium
  /** The request that this completed (IN-4). */
  request: string | null
  callToAction: ShownText | null
  /** Further evidence, if the consent was collected elsewhere (IN-8). */
  proof: Proof | null
  /** Whether the event owes a confirming text (IN-9). */
  confirmed: boolean
  /** It came by `import`, which lifts no stop (IN-10). */
  imported?: true
  /** The answer to requests that gave it; without one it stands by itself (OUT-7). */
  answer?: Answer
  /** The grant that the person kept, in answer to the question of a stop of this date (OUT-6). */
  restores?: { id: string; level: Level; medium: GrantMedium; asked: string; since?: string }
  /** What the same word grants by itself, if anything. */
  own?: Pick<OptedIn, 'level' | 'medium'> | null
  /** It was a program's word, which opts in wherever it suffices, and not a choice in other words. */
  isWord?: true
}

/** The person said, in answer to a stop's question, that they keep a program; `opted_in` follows (OUT-6). */
export interface ScopeClarified extends EventBase {
  type: 'scope_clarified'
  program: string
  /** The event of the stop. */
  stop: string
}

/** A stop that ended something, or would have: of one program, or of all (program null). */
export interface OptedOut extends EventBase {
  type: 'opted_out'
  program: string | null
  medium: StopMedium
  /** When it was received, if that was before it was recorded: it takes effect when recorded (OUT-5, OUT-8). */
  receivedAt: string | null
  /** Who received it and how, if it was not a text (OUT-8). */
  proof: Proof | null
}

/** A stop that arrived after an opt-in with a later date; the opt-in remains (OUT-5). */
export interface StopSuperseded extends Omit<OptedOut, 'type'> {
  type: 'stop_superseded'
}

/** A sign-up that waits for the phone's confirmation (IN-4). */
export interface Pending extends EventBase {
  type: 'pending'
  program: string
  level: Level
  medium: GrantMedium
  until: string
  callToAction: ShownText | null
  /** Further evidence of the sign-up: the action, and the invitation that led to it (IN-8). */
  proof: Proof | null
  /** A text asks the person to confirm it: none does after a stop (IN-4). */
  texted?: true
}

/** A sign-up was not confirmed in time: it ends at its deadline, whenever that is noticed (IN-4). */
export interface Lapsed extends EventBase {
  type: 'lapsed'
  program: string
  /** The request that ended. */
  request: string
}

/** An opt-in that was requested and not granted. */
export interface Declined extends EventBase {
  type: 'declined'
  program: string
  /** The number takes no opt-in by text (IN-2), the word gives less than the program needs (IN-1), the request is older than a stop (IN-10), or the person is on the deny list (IN-3). */
  because: DeclineReason
  /** The answer to requests that it was, for which a stop of a later date is known (OUT-7). */
  answer?: Answer
}

/** An ordinary message; its body goes to the application only. */
export interface MessageReceived extends EventBase {
  type: 'message_received'
  program: null
  /** No person wrote it: a reaction, or what a phone, carrier or office answers by itself (OUT-10). */
  automatic?: true
  /** A YES that answered no request; it settles reviews of earlier dates (OUT-2). */
  yes?: true
  /** It can open a window after a stop (CONV-2). */
  afterStop?: true
}

/** An ordinary message opened or moved a conversation window (CONV-1). */
export interface WindowOpened extends EventBase {
  type: 'window_opened'
  program: null
  number: string
  until: string
  /** It can open one after a stop (CONV-2). */
  afterStop?: true
}

/** The person asked for help (HELP-1). */
export interface HelpAsked extends EventBase {
  type: 'help_asked'
  program: null
}

/** A message that may be a stop: staff must review it (OUT-2). */
export interface ReviewOpened extends EventBase {
  type: 'review_opened'
  program: null
}

/** The unclear message was settled: by what the person did next, by a reviewer, or by its deadline (OUT-2). */
export interface ReviewSettled extends EventBase {
  type: 'review_settled'
  program: null
  as: ReviewOutcome
  /** The event that opened the review; without one, the review of the same message. */
  review?: string
}

/** It is unknown whether a reply was sent (EVT-2). */
export interface ReplyUnknown extends EventBase {
  type: 'reply_unknown'
  program: null
  /** The event that owed the reply. */
  owedBy: string
}

/** A text could not be delivered; no more are sent until the person writes or opts in again (REACH-1). */
export interface UnreachableNumber extends EventBase {
  type: 'unreachable'
  program: null
  /** What the provider reported: `TEXT_INVALID`. */
  outcome: string
}

/** Staff set where a person lives, or removed it (GATE-7). */
export interface ZoneSet extends EventBase {
  type: 'zone_set'
  program: null
  /** A zone of the IANA database; null: derived from the number. */
  zone: string | null
  /** An ISO 3166-2 code; null: unknown. Events of older versions lack it. */
  region?: string | null
}

/** A number was added to, or removed from, the list of owned devices (GATE-9). */
export interface Owned extends EventBase {
  type: 'owned'
  program: null
  set: boolean
  /** Why. */
  note: string
}

/** A number was added to, or removed from, the list of declined numbers (IN-3). */
export interface Denied extends EventBase {
  type: 'denied'
  program: null
  set: boolean
  /** Why. */
  note: string
}

/** The person complained about our messages; the stop that this causes follows (OUT-11). */
export interface Complained extends EventBase {
  type: 'complained'
  program: null
  /** When the complaint was received. */
  receivedAt: string
  /** How it came. */
  medium: StopMedium
  /** What it said, and where it came from. */
  note: string
}

/** A database says that the number has a new holder; the stop that this causes follows (REACH-2). */
export interface Reassigned extends EventBase {
  type: 'reassigned'
  program: null
  /** The date asked about: consents up to it are lost. */
  asked: string
  /** Who says so. */
  source: string
}

/** All erasable data about the person up to now was erased (REC-3). */
export interface Erased extends EventBase {
  type: 'erased'
  program: null
}

/** All events about the consent of one person at one tenant. */
export type ConsentEvent =
  | OptedIn
  | ScopeClarified
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
  | Complained
  | Reassigned
  | Erased

/** An event on the ledger, with its id and sequence number. */
export type Recorded<Event extends ConsentEvent = ConsentEvent> = Event & { id: string; seq: number }
