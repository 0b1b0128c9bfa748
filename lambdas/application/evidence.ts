import canonicalize from 'canonicalize'
import type { Tenant } from '../domain/definitions.ts'
import type { OptedIn, OptedOut, Recorded } from '../domain/events.ts'
import type { Personal } from '../domain/evidence.ts'
import { programLabel } from '../domain/wording.ts'
import type { Clock } from './clock.ts'
import { type StandingNow, standingNow } from './lookup.ts'
import { readVerified } from './read-verified.ts'
import type { Whole, WholeReading } from './read-whole.ts'
import type { Subject } from './subject.ts'
import type { StoredText, TextReader } from './text-store.ts'
import type { LedgerEntry, Verification } from './verify.ts'

/** All evidence about a number as data, or a page of it (REC-5). */
export interface Packet {
  tenant: string
  brand: string
  to: string
  generatedAt: string
  /** Where the person stands now, as `lookup` has it. */
  now: StandingNow
  /** The names of programs, as people are shown them. */
  programs: Record<string, string>
  events: EvidenceEvent[]
  replies: ReplyEvidence[]
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
export type EvidenceEvent = Recorded &
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
}

/** Reads the replies that were owed. */
export interface ReplyReader {
  /** Those of a stretch of a ledger, from one event to another. */
  between(subject: Subject, first: LedgerEntry, last: LedgerEntry): Promise<ReplyEvidence[]>
  /** The codes of the preferences page in one life: no event owes them. */
  codes(subject: Subject, life: string): Promise<ReplyEvidence[]>
}

/** What collecting evidence needs. */
export interface EvidenceReading extends WholeReading {
  replies: ReplyReader
  texts: TextReader
  clock: Clock
  /** Makes the page to print. */
  page: (packet: Packet) => string
}

/** How long an answer may be, in bytes of JSON: a function may answer six million. */
const MOST_BYTES = 5_000_000

/** Collects all evidence about one number, page by page where it is long (REC-5). */
export async function evidence(
  reading: EvidenceReading,
  tenant: Tenant,
  to: string,
  cursor: string | undefined,
  mostBytes: number = MOST_BYTES,
): Promise<Evidence> {
  const subject = { tenant: tenant.id, to }
  const now = reading.clock()
  const { stored, entries, chain, more } = await readLedger(reading, subject, now, { cursor, mostBytes })
  const { replies, codes, texts } = await readBeside(reading, subject, entries, cursor === undefined)
  const packetOf = (count: number): Evidence => {
    const taken = entries.slice(0, count)
    const last = taken.at(-1)
    const ids = new Set(taken.map(({ event }) => event.id))
    const its = [...replies.filter(({ owedBy }) => ids.has(owedBy)), ...codes]
    const packet: Packet = {
      ...subject,
      brand: tenant.brand,
      generatedAt: now,
      now: standingNow(tenant, stored, now),
      programs: Object.fromEntries(
        tenant.programs.map((program) => [program.id, programLabel(tenant, program)]),
      ),
      events: taken.map((entry) => eventOf(subject, entry)),
      replies: its,
      texts: textsOf(texts, taken, its),
      ...(chain && { chain }),
      cursor:
        last && (more || taken.length < entries.length) ? reading.ledger.cursorAfter(subject, last) : null,
    }
    return { ...packet, html: reading.page(packet) }
  }
  return longestWithin(packetOf, entries, mostBytes)
}

/** The first page reads the whole ledger and says whether it holds; a later one no more than it could hold. */
async function readLedger(
  reading: EvidenceReading,
  subject: Subject,
  now: string,
  { cursor, mostBytes }: { cursor: string | undefined; mostBytes: number },
): Promise<Whole & Pick<Evidence, 'chain'> & { more: boolean }> {
  if (cursor !== undefined) {
    const enough = mostBytes / TIMES_OVER
    const { entries, more } = await reading.ledger.eventsAfter(subject, cursor, enough)
    return { stored: await reading.store.load(subject), entries, chain: undefined, more }
  }
  return { ...(await readVerified(reading, subject, now)), more: false }
}

async function readBeside(
  { replies, texts }: EvidenceReading,
  subject: Subject,
  entries: readonly LedgerEntry[],
  isFirst: boolean,
): Promise<{ replies: ReplyEvidence[]; codes: ReplyEvidence[]; texts: StoredText[] }> {
  const [first] = entries
  const last = entries.at(-1)
  const owed = first && last ? await replies.between(subject, first, last) : []
  const lives = isFirst ? [...new Set(entries.map(({ life }) => life))] : []
  const codes = (await Promise.all(lives.map((life) => replies.codes(subject, life)))).flat()
  return { replies: owed, codes, texts: await texts.read([...hashesOf(entries, [...owed, ...codes])]) }
}

/** How often an event stands in an answer, about: as data, as the text that was hashed, and on the page. */
const TIMES_OVER = 3

const SAMPLE = 50

/** About as much as fits, measured on the first few events; what is still too long is tried again with fewer. */
function longestWithin(
  packetOf: (count: number) => Evidence,
  entries: readonly LedgerEntry[],
  mostBytes: number,
): Evidence {
  const sample = entries.slice(0, SAMPLE)
  const sampled = packetOf(sample.length)
  const perByte = bytesOf(sampled) / Math.max(1, bytesOf(sample))
  let count = Math.max(1, countWithin(entries, (0.95 * mostBytes) / perByte))
  if (count === sample.length && bytesOf(sampled) <= mostBytes) return sampled
  for (;;) {
    const packet = packetOf(count)
    const bytes = bytesOf(packet)
    if (bytes <= mostBytes || count <= 1) return packet
    count = Math.max(1, Math.min(count - 1, Math.floor((0.95 * count * mostBytes) / bytes)))
  }
}

/** How many events, from the first on, have so many bytes of JSON. */
function countWithin(entries: readonly LedgerEntry[], most: number): number {
  let bytes = 0
  const tooMany = entries.findIndex((entry) => {
    bytes += bytesOf(entry)
    return bytes > most
  })
  return tooMany === -1 ? entries.length : tooMany
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

function eventOf(subject: Subject, entry: LedgerEntry): EvidenceEvent {
  const { life, event, detail, detailHash, prevHash, hash } = entry
  const { identity = null, ip = null, userAgent = null } = detail ?? {}
  return {
    level: null,
    medium: null,
    receivedAt: null,
    callToAction: null,
    proof: null,
    ...event,
    life,
    personal: (identity ?? ip ?? userAgent) === null ? null : { identity, ip, userAgent },
    body: detail?.body ?? null,
    erased: detailHash !== null && detail === null,
    salt: detail?.salt ?? null,
    detailHash,
    prevHash,
    hashed: canonicalize({ ...subject, life, event, detailHash, prevHash }) ?? '',
    hash,
  }
}

function textsOf(
  texts: readonly StoredText[],
  entries: readonly LedgerEntry[],
  replies: readonly ReplyEvidence[],
): Evidence['texts'] {
  const hashes = hashesOf(entries, replies)
  const shown = texts.filter(({ hash }) => hashes.has(hash))
  return Object.fromEntries(shown.map(({ hash, language, text }) => [hash, { language, text }]))
}

function hashesOf(entries: readonly LedgerEntry[], replies: readonly ReplyEvidence[]): Set<string> {
  const shown = entries.flatMap(({ event }) =>
    'callToAction' in event && event.callToAction ? [event.callToAction.hash] : [],
  )
  return new Set([...shown, ...replies.flatMap(({ textHash }) => textHash ?? [])])
}
