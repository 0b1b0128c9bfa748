import type { Proof, ShownText } from './evidence.ts'
import { getOwn } from './get-own.ts'
import type { GrantMedium, Level } from './vocabulary.ts'

/** The dates of the last stop of everything and of each program. ISO 8601. */
export interface Stops {
  all: string | null
  byProgram: Record<string, string>
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

/** The consent to one program. With no grant and no request left, only the stops matter. */
export interface ProgramConsent {
  /**
   * The current grants, the latest last: an earlier grant is kept only while it is the stronger (IN-7), so that a late stop
   * dated between two grants leaves exactly the later one (OUT-5).
   */
  grants: Grant[]
  pending: PendingRequest | null
  /** When a stop ended the last grant here, or nobody proved the last request in time. */
  endedAt: string | null
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

/** The result of folding the ledger of one person at one tenant. */
export interface ConsentRecord {
  stops: Stops
  /** Stops of earlier record generations, looked up by this generation's first grant; null: not looked up yet (IN-10). */
  earlierStops: Stops | null
  programs: Record<string, ProgramConsent>
  /** Conversation windows, by originator. */
  windows: Record<string, ConversationWindow>
  review: Review | null
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
  /** When the question of OUT-2 was last asked, by originator. */
  askedAt: Record<string, string>
  /** When the ways to join were last told, by originator (IN-1). */
  toldAt: Record<string, string>
  /** When the person last texted START, a program's word or YES: no unsure message of an earlier date is a stop (OUT-2). */
  affirmedAt: string | null
  /** When the number was last removed from one of these lists. */
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
  windows: {},
  review: null,
  owned: null,
  denied: null,
  unreachable: null,
  heardAt: null,
  zone: null,
  askedAt: {},
  toldAt: {},
  affirmedAt: null,
  unlistedAt: null,
  lastContactAt: null,
}

/** The consent to one program; empty for one never mentioned. */
export function consentTo(record: ConsentRecord, program: string): ProgramConsent {
  return getOwn(record.programs, program) ?? { grants: [], pending: null, endedAt: null }
}
