import type { OptedIn, OptedOut } from '../../domain/core/events.ts'
import type { Personal } from '../../domain/core/evidence.ts'
import type { LedgerEntry } from '../core/ledger.ts'
import type { StoredText } from '../core/ports/text-store.ts'
import type { Delivery } from '../sending/report-delivery.ts'
import type { PersonStatus } from '../staff/lookup.ts'
import type { DigestComparison } from './compare-digest.ts'
import type { DeniedEvidence, MessageEvidence } from './message-evidence.ts'
import type { Seal } from './seal.ts'
import type { Verification } from './verify.ts'

/** All evidence about a number as data, or one page of it (REC-5). */
export interface Packet {
  tenant: string
  brand: string
  to: string
  generatedAt: string
  /** The person's current status, as `lookup` returns it. */
  now: PersonStatus
  /** The time zones where the person may be, by their number or as staff set it. */
  zones: string[]
  /** The names of programs, as people are shown them. */
  programs: Record<string, string>
  events: EvidenceEvent[]
  replies: ReplyEvidence[]
  /** Each message of the sending gate, by date. */
  messages: MessageEvidence[]
  /** The requests to send that the gate denied, by day. */
  denied: DeniedEvidence[]
  /** The texts that events and replies refer to, by their hashes (IN-8). */
  texts: Record<string, Omit<StoredText, 'hash'>>
  /** Which part this is, from 1. */
  part: number
  /** What was checked: on the first part the whole record, or in each part of a long record the events of that part. */
  chain?: CheckedChain | undefined
  /**
   * How the ledger compares with the newest digest of the last week (REC-3); null if there was none, or no event;
   * `unreadable` if it could not be read. Only with a check of the whole record.
   */
  digest?: DigestComparison | 'unreadable' | null | undefined
  /** Where the next page begins; null when there are no more. */
  cursor: string | null
}

/** A verification of the whole record, or of the events of one part alone. */
export interface CheckedChain extends Verification {
  of: 'record' | 'part'
}

/** Everything that proves why a number received texts, and when they stopped (REC-5). */
export interface Evidence extends Packet {
  /** What is signed. */
  seal: Seal
  /** The ECDSA P-256 signature of the seal's RFC 8785 form, in base64 of its DER form. */
  signature: string
  /** The same content as a printable page. */
  html: string
}

/** An event in the packet: its content, its detail, and everything needed to check its hash. */
export type EvidenceEvent = LedgerEntry['event'] &
  Pick<OptedOut, 'receivedAt'> & {
    life: string
    level: OptedIn['level'] | null
    medium: OptedOut['medium'] | null
    callToAction: OptedIn['callToAction']
    proof: OptedIn['proof']
    personal: Personal | null
    body: string | null
    /** Whether its detail existed and was erased. */
    erased: boolean
    /** The salt of the detail's hash. */
    salt: string | null
    detailHash: string | null
    prevHash: string | null
    /** The exact text whose SHA-256 is `hash` (REC-3). */
    hashed: string
    hash: string
  }

/** A reply that an event owed, and its outcome. */
export interface ReplyEvidence {
  kind: string
  /** The programs it mentions; empty: the whole brand. */
  programs: string[]
  /** The event that owed it. */
  owedBy: string
  /** The number that it was sent from. */
  number: string
  status: string
  /** When the event that it answers happened. */
  at: string
  claimedAt: string | null
  /** The hash of the text that was sent. */
  textHash: string | null
  /** The provider's id of the message. */
  messageId: string | null
  /** Why it was withheld or refused. */
  reason: string | null
  /** The provider's latest report. */
  delivery: Delivery | null
}
