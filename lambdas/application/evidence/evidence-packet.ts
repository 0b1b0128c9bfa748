import type { OptedIn, OptedOut } from '../../domain/core/events.ts'
import type { Personal } from '../../domain/core/evidence.ts'
import type { LedgerEntry } from '../core/ledger.ts'
import type { StoredText } from '../core/text-store.ts'
import type { Delivery } from '../sending/report-delivery.ts'
import type { PersonStatus } from '../staff/lookup.ts'
import type { MessageEvidence } from './message-evidence.ts'
import type { Verification } from './verify.ts'

/** All evidence about a number as data, or a page of it (REC-5). */
export interface Packet {
  tenant: string
  brand: string
  to: string
  generatedAt: string
  /** Where the person stands now, as `lookup` has it. */
  now: PersonStatus
  /** The names of programs, as people are shown them. */
  programs: Record<string, string>
  events: EvidenceEvent[]
  replies: ReplyEvidence[]
  /** Each message of the sending gate, by date. */
  messages: MessageEvidence[]
  /** The texts that events and replies refer to, by their hashes (IN-8). */
  texts: Record<string, Omit<StoredText, 'hash'>>
  /** Whether the whole ledger holds; not on a page after the first, which has said so. */
  chain?: Verification | undefined
  /** Where the next page begins; null: there is no more. */
  cursor: string | null
}

/** Everything that proves how a number came to be texted, and when it stopped (REC-5). */
export interface Evidence extends Packet {
  /** The same as a page to print. */
  html: string
}

/** An event as it is handed over: what it says, its detail, and all that its hash is checked by. */
export type EvidenceEvent = LedgerEntry['event'] &
  Pick<OptedOut, 'receivedAt'> & {
    life: string
    level: OptedIn['level'] | null
    medium: OptedOut['medium'] | null
    callToAction: OptedIn['callToAction']
    proof: OptedIn['proof']
    personal: Personal | null
    body: string | null
    /** Whether its detail was there and is no more. */
    erased: boolean
    /** What its detail was hashed with, and the hash. */
    salt: string | null
    detailHash: string | null
    prevHash: string | null
    /** The very text of which `hash` is the SHA-256 (REC-3). */
    hashed: string
    hash: string
  }

/** A reply that an event owed, and what became of it. */
export interface ReplyEvidence {
  kind: string
  /** The programs it speaks of; none: the whole brand. */
  programs: string[]
  /** The event that owed it. */
  owedBy: string
  /** The number that it left from. */
  number: string
  status: string
  /** When what it answers happened. */
  at: string
  claimedAt: string | null
  /** The text that was sent, by its hash. */
  textHash: string | null
  /** The provider's id of the message. */
  messageId: string | null
  /** Why it was withheld or refused. */
  reason: string | null
  /** What the provider reported last. */
  delivery: Delivery | null
}
