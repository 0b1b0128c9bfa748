import type { Proof, ShownText } from './evidence.ts'
import { getOwn } from './get-own.ts'
import type { GrantMedium, Level } from './vocabulary.ts'

/** When a stop reached everything, and when it reached one program alone. ISO 8601. */
export interface Stops {
  all: string | null
  byProgram: Record<string, string>
}

/** One consent that stands. */
export interface Grant {
  /** The event that gave it. */
  id: string
  level: Level
  medium: GrantMedium
  since: string
  /** Whether a text that confirms it was sent or is owed (IN-9). */
  confirmed: boolean
}

/** A sign-up that waits for the phone to prove it (IN-4). */
export interface PendingRequest {
  id: string
  at: string
  until: string
  level: Level
  medium: GrantMedium
  callToAction: ShownText | null
  /** What proves the sign-up beside the words shown, kept for the grant that completes it (IN-8). */
  proof: Proof | null
}

/** What is known about one program. No grant and no request left: only the stops say anything. */
export interface ProgramConsent {
  /**
   * The grants that count, the latest last: of two, the earlier is kept only while it is the stronger (IN-7),
   * so that a late stop which falls between them leaves exactly what was granted after it (OUT-5).
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

/** A message of which nobody can be sure whether it is a stop (OUT-2). */
export interface Review {
  /** The event that opened it. */
  id: string
  since: string
  /** Date of the last unsure message: what a settlement as a stop would carry. */
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

/** A permanent failure of delivery: nothing is sent until the person is heard of again, or its time is over (REACH-1). */
export interface Unreachable {
  /** The event that told of it. */
  id: string
  /** When the message that failed was sent. */
  since: string
}

/** What staff or the application said of where a person lives (GATE-7). */
export interface ZoneOverride {
  /** The event that set it. */
  id: string
  /** A zone of the IANA database, in place of the number's; null: as the number tells. */
  zone: string | null
  /** An ISO 3166-2 code whose law holds beside that of the number; null: none is known. */
  region: string | null
  since: string
  by: string
}

/** What the ledger of one person at one tenant folds to. */
export interface ConsentRecord {
  stops: Stops
  /** Stops of earlier record generations, looked up when the first grant of this one came; null: not looked up yet (IN-10). */
  earlierStops: Stops | null
  programs: Record<string, ProgramConsent>
  /** Conversation windows, by originator. */
  windows: Record<string, ConversationWindow>
  review: Review | null
  /** The entry by which no human holds this number (GATE-9). */
  owned: NumberEntry | null
  /** The entry by which opt-ins of this number are declined (IN-3). */
  denied: NumberEntry | null
  /** Set while the number counts as one that no text reaches (REACH-1). */
  unreachable: Unreachable | null
  /** When the person last wrote or opted in: a failure of an earlier message says nothing (REACH-1). */
  heardAt: string | null
  /** Where the person lives, as staff know it; null: as the number tells (GATE-7). */
  zone: ZoneOverride | null
  /** When the one question of OUT-2 was last asked, by originator. */
  askedAt: Record<string, string>
  /** When the number was last taken off one of these lists. */
  unlistedAt: string | null
  /** When the person was last heard of, or last dealt with. */
  lastContactAt: string | null
}

/** No stop is known. */
export const noStops: Stops = { all: null, byProgram: {} }

/** What is known about somebody never heard of. */
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
  unlistedAt: null,
  lastContactAt: null,
}

/** What is known about one program; nothing, for one never mentioned. */
export function consentTo(record: ConsentRecord, program: string): ProgramConsent {
  return getOwn(record.programs, program) ?? { grants: [], pending: null, endedAt: null }
}
