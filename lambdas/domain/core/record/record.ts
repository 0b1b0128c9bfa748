import type { Proof, ShownText } from '../evidence.ts'
import { getOwn } from '../get-own.ts'
import type { GrantMedium, Level, TextLanguage } from '../vocabulary.ts'

/** The dates of the last stop of everything and of each program. ISO 8601. */
export interface Stops {
  all: string | null
  byProgram: Record<string, string>
  /** Of earlier record generations: what carriers answered themselves, by originator, since a block outlives a record (OUT-9). */
  carriers?: Record<string, CarrierAnswers>
}

/** A current consent. */
export interface Grant {
  /** The event that gave it. */
  id: string
  level: Level
  medium: GrantMedium
  since: string
  /** Whether a confirming text was sent or is owed (IN-9). */
  confirmed: boolean
  /** It came by `import`, which lifts no stop (IN-10). */
  imported?: true
  /** It answered the question of a stop of this date: it stands only while no other stop lies between (OUT-6). */
  asked?: string
  /** The date of the grant that it restored: a stop of a later date that comes late ended that grant before the question (OUT-7). */
  restored?: string
  /** The answer that gave it, and that may turn out to have given something else (OUT-7). */
  answer?: string
}

/** A sign-up that waits for the phone's confirmation (IN-4). */
export interface PendingRequest {
  id: string
  at: string
  until: string
  level: Level
  medium: GrantMedium
  callToAction: ShownText | null
  /** The evidence of the sign-up besides the words shown, kept for the grant that completes it (IN-8). */
  proof: Proof | null
}

/** A sign-up as long as a late text can still change what came of it (OUT-7). */
export interface SignUpRequest extends PendingRequest {
  program: string
  /** The date of the first stop since; null: none. */
  stoppedAt: string | null
  /** A text asked the person to confirm it. */
  texted?: true
  /** Its end was published. */
  lapsed?: true
}

/**
 * What a person said or typed while requests were pending: it completes those that no stop and no earlier answer ended
 * before, by all that is known now. Where none is left, it counts as if there had been no request (OUT-7).
 */
export interface Answer {
  /** The id of the text, or of the code. */
  id: string
  at: string
  /** The number that was texted. */
  number: string | null
  /** The requests that it can complete. */
  requests: string[]
  /** What it grants by itself: a START word, keyword or name that suffices. */
  otherwise: AnswerGrant | null
  /** Set for a YES: by itself it is an ordinary message (IN-5). */
  message: OrdinaryMessage | null
}

/** What a word grants by itself (IN-1). */
export interface AnswerGrant {
  program: string
  level: Level
  medium: GrantMedium
  callToAction: ShownText | null
}

/** An ordinary message, which opens a window where CONV-1 and CONV-2 let it. */
export interface OrdinaryMessage {
  /** The number's definition lets it open one after a stop (CONV-2). */
  afterStop: boolean
}

/** An answer, with the events that tell of what it gave. */
export interface KnownAnswer extends Answer {
  /** The first event of it. */
  event: string
  /** The events of its grants by program, and whether a text confirms them. */
  grants: Record<string, Pick<Grant, 'id' | 'confirmed'>>
}

/** The question of a stop's confirmation, to a person who was in several programs: which of them to keep (OUT-6). */
export interface KeepQuestion {
  /** The event of the stop. */
  stop: string
  at: string
  /** A day later, or the next stop. */
  until: string
  /** Other stops of earlier dates. */
  stops: Stops
  /** What stood by itself before it, by program. */
  grants: Record<string, Grant[]>
}

/** The latest ordinary message to a number. */
export interface LatestMessage extends Pick<OrdinaryMessage, 'afterStop'> {
  /** The event that tells of it. */
  id: string
  at: string
}

/** The consent to one program. With no grant and no request left, only the stops matter. */
export interface ProgramConsent {
  /**
   * The current grants, the strongest first and of equals the latest: an earlier grant is kept only while it is the stronger
   * (IN-7), so that a late stop dated between two grants leaves exactly the later one (OUT-5).
   */
  grants: Grant[]
  /** The request that lapses last of those that are pending. */
  pending: PendingRequest | null
  /** When a stop ended the last grant here. */
  endedAt: string | null
  /** Imports that a stop stands against, until an opt-in of a date before theirs is delivered (IN-10). */
  waiting?: Grant[]
}

/** The 24 hours in which an ordinary message may be answered (CONV-1). */
export interface ConversationWindow {
  /** The inbound message's event. */
  id: string
  since: string
  until: string
}

/** A message that may or may not be a stop (OUT-2). */
export interface Review {
  /** The event that opened it. */
  id: string
  since: string
  /** Date of the last unclear message: the date of the stop if it is settled as one. */
  lastAt: string
  /** The number that was texted last. */
  number: string | null
  /** The id of the message. */
  message?: string | null
}

/** An entry on one of the tenant's lists of numbers: who made it, when and why (GATE-9, IN-3). */
export interface NumberEntry {
  /** The event that made it. */
  id: string
  since: string
  by: string
  note: string
}

/** A permanent delivery failure: nothing is sent until the person writes or opts in again, or the period ends (REACH-1). */
export interface Unreachable {
  /** The event that reported it. */
  id: string
  /** When the message that failed was sent. */
  since: string
}

/** Where a person lives, as set by staff or the application (GATE-7). */
export interface ZoneOverride {
  /** The event that set it. */
  id: string
  /** A zone of the IANA database, which replaces the number's; null: derived from the number. */
  zone: string | null
  /** An ISO 3166-2 code whose law applies in addition to the number's; null: unknown. */
  region: string | null
  since: string
  by: string
}

/** The language in which a person is answered, and when they last told it (LANG-1). */
export interface ToldLanguage {
  code: TextLanguage
  at: string
}

/** When a carrier last blocked a number's texts to the person, and when START or UNSTOP there last lifted it (OUT-9). */
export interface CarrierAnswers {
  stoppedAt: string | null
  startedAt: string | null
}

/** The result of folding the ledger of one person at one tenant. */
export interface ConsentRecord {
  stops: Stops
  /** Stops of earlier record generations, looked up by this generation's first grant; null: not looked up yet (IN-10). */
  earlierStops: Stops | null
  programs: Record<string, ProgramConsent>
  /** Sign-ups and answers to them: the dated facts from which grants are derived, whatever the order of delivery (OUT-7). */
  requests: SignUpRequest[]
  answers: KnownAnswer[]
  /** The question of the last stop that asked one. */
  question: KeepQuestion | null
  /** When the last of the requests ended that were never answered and that are no longer kept. */
  requestsEndedAt: string | null
  /** The latest ordinary message to each originator, from which windows are derived. */
  messages: Record<string, LatestMessage>
  /** Conversation windows, by originator. */
  windows: Record<string, ConversationWindow>
  /** The earliest message that waits for a review. */
  review: Review | null
  /** Further messages that wait for one, in order of date. */
  moreReviews: Review[]
  /** The entry that says that no human uses this number (GATE-9). */
  owned: NumberEntry | null
  /** The entry that declines this number's opt-ins (IN-3). */
  denied: NumberEntry | null
  /** Set while the number counts as unreachable (REACH-1). */
  unreachable: Unreachable | null
  /** When the person last wrote or opted in: a failure of an earlier message is ignored (REACH-1). */
  heardAt: string | null
  /** Where the person lives, as set by staff; null: derived from the number (GATE-7). */
  zone: ZoneOverride | null
  /** Null: the person has given no sign of one. */
  language: ToldLanguage | null
  /** When the question of OUT-2 was last asked, by originator. */
  askedAt: Record<string, string>
  /** When the ways to join were last told, by originator (IN-1). */
  toldAt: Record<string, string>
  /** When the person last texted START, a program's word or YES: no unsure message of an earlier date is a stop (OUT-2). */
  affirmedAt: string | null
  /** What carriers answered themselves, by originator (OUT-9). */
  carriers: Record<string, CarrierAnswers>
  /** When the number was last removed from one of these lists, or said to be reassigned: the record is kept from then. */
  unlistedAt: string | null
  /** The last contact with the person, in either direction. */
  lastContactAt: string | null
}

/** No stops. */
export const noStops: Stops = { all: null, byProgram: {} }

/** The record of a person without any events. */
export const emptyRecord: ConsentRecord = {
  stops: noStops,
  earlierStops: null,
  programs: {},
  requests: [],
  answers: [],
  question: null,
  requestsEndedAt: null,
  messages: {},
  windows: {},
  review: null,
  moreReviews: [],
  owned: null,
  denied: null,
  unreachable: null,
  heardAt: null,
  zone: null,
  language: null,
  askedAt: {},
  toldAt: {},
  affirmedAt: null,
  carriers: {},
  unlistedAt: null,
  lastContactAt: null,
}

/** The consent to one program; empty for one never mentioned. */
export function consentTo(record: ConsentRecord, program: string): ProgramConsent {
  return getOwn(record.programs, program) ?? { grants: [], pending: null, endedAt: null }
}

/** The messages that wait for a review, in order of date (OUT-2). */
export function openReviews({ review, moreReviews }: ConsentRecord): Review[] {
  return review ? [review, ...moreReviews] : []
}

/** The messages with one more: the latest to each number counts, and of equal ones the first. */
export function withMessage(
  messages: ConsentRecord['messages'],
  number: string,
  { id, at, afterStop }: LatestMessage,
): ConsentRecord['messages'] {
  const held = getOwn(messages, number)
  return held && held.at >= at ? messages : { ...messages, [number]: { id, at, afterStop } }
}
