import canonicalize from 'canonicalize'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { programLabel } from '../../domain/words/wording.ts'
import type { Clock } from '../core/clock.ts'
import { hashedEvent, type LedgerEntry } from '../core/ledger.ts'
import type { Subject } from '../core/subject.ts'
import type { StoredText, TextReader } from '../core/text-store.ts'
import { personStatus } from '../staff/lookup.ts'
import type { Evidence, EvidenceEvent, Packet, ReplyEvidence } from './evidence-packet.ts'
import { longestPage } from './longest-page.ts'
import {
  asKnown,
  byDate,
  type MessageEvidence,
  type MessagePlace,
  type MessageReader,
} from './message-evidence.ts'
import { readVerified } from './read-verified.ts'
import type { RecordAndLedger, RecordAndLedgerDeps } from './record-and-ledger.ts'
import type { EventPlace } from './verify.ts'

/** Reads owed replies. */
export interface ReplyReader {
  /** The replies owed by a range of ledger events. */
  between(subject: Subject, first: LedgerEntry, last: LedgerEntry): Promise<ReplyEvidence[]>
  /** The preferences-page codes of one generation: no event owes them. */
  codes(subject: Subject, life: string): Promise<ReplyEvidence[]>
}

/** Where a page ended: after an event or, since messages follow the last event, after a message. */
export type Place = EventPlace | MessagePlace

/** Encodes positions in a person's evidence as cursors for callers. */
export interface EvidenceCursors {
  read(subject: Subject, cursor: string | undefined): Place | undefined
  write(subject: Subject, place: Place): string
}

/** Dependencies of collecting evidence. */
export interface EvidenceReading extends RecordAndLedgerDeps {
  replies: ReplyReader
  messages: MessageReader
  texts: TextReader
  cursors: EvidenceCursors
  clock: Clock
  /** Renders the printable page. */
  page: (packet: Packet) => string
}

/** The maximum size of an answer in bytes of JSON: Lambda allows six million. */
const MAX_BYTES = 5_000_000

/** Collects all evidence about one number, in several pages if it is long: events first, then messages (REC-5). */
export async function evidence(
  reading: EvidenceReading,
  tenant: Tenant,
  to: string,
  cursor: string | undefined,
  maxBytes: number = MAX_BYTES,
): Promise<Evidence> {
  const subject = { tenant: tenant.id, to }
  const now = reading.clock()
  const place = reading.cursors.read(subject, cursor)
  const enough = maxBytes / TIMES_OVER
  const { stored, entries, chain, more } = await readLedger(reading, subject, now, { place, enough })
  const sent = more ? { messages: [], more } : await readMessages(reading, subject, now, { place, enough })
  const { replies, codes, texts } = await readBeside(reading, subject, entries, place === undefined)
  const items = [...entries, ...sent.messages]
  const packetOf = (count: number): Evidence => {
    const taken = entries.slice(0, count)
    const messages = sent.messages.slice(0, Math.max(0, count - entries.length))
    const ids = new Set(taken.map(({ event }) => event.id))
    const its = [...replies.filter(({ owedBy }) => ids.has(owedBy)), ...codes]
    const last = items[count - 1]
    const packet: Packet = {
      ...subject,
      brand: tenant.brand,
      generatedAt: now,
      now: personStatus(tenant, stored, now),
      programs: Object.fromEntries(
        tenant.programs.map((program) => [program.id, programLabel(tenant, program)]),
      ),
      events: taken.map((entry) => eventOf(subject, entry)),
      replies: its,
      messages: byDate(messages),
      texts: textsOf(texts, taken, its),
      ...(chain && { chain }),
      cursor:
        last && (sent.more || count < items.length) ? reading.cursors.write(subject, placeOf(last)) : null,
    }
    return { ...packet, html: reading.page(packet) }
  }
  return longestPage(packetOf, items, maxBytes)
}

/** Where to continue, and how many bytes are enough. */
interface LedgerPage {
  place: Place | undefined
  enough: number
}

/** The first page reads and verifies the whole ledger; a later page reads only as much as it could hold. */
async function readLedger(
  reading: EvidenceReading,
  subject: Subject,
  now: string,
  { place, enough }: LedgerPage,
): Promise<RecordAndLedger & Pick<Evidence, 'chain'> & { more: boolean }> {
  if (!place) return { ...(await readVerified(reading, subject, now)), more: false }
  const rest = isOfEvent(place)
    ? await reading.ledger.eventsAfter(subject, place, enough)
    : { entries: [], more: false }
  return { stored: await reading.store.load(subject), chain: undefined, ...rest }
}

async function readMessages(
  { messages }: EvidenceReading,
  subject: Subject,
  now: string,
  { place, enough }: LedgerPage,
): Promise<{ messages: MessageEvidence[]; more: boolean }> {
  const behind = place && !isOfEvent(place) ? place : undefined
  const read = await messages.after(subject, behind, enough)
  return { ...read, messages: read.messages.map((message) => asKnown(message, now)) }
}

function isOfEvent(place: Place): place is EventPlace {
  return 'seq' in place
}

function placeOf(item: LedgerEntry | MessageEvidence): Place {
  if ('event' in item) return { life: item.life, seq: item.event.seq }
  const { life, at, decisionId } = item
  return { life, at, decisionId }
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
  const generations = isFirst ? [...new Set(entries.map(({ life }) => life))] : []
  const codes = (await Promise.all(generations.map((life) => replies.codes(subject, life)))).flat()
  return { replies: owed, codes, texts: await texts.read([...hashesOf(entries, [...owed, ...codes])]) }
}

/** Roughly how many times an answer contains each event: as data, as the hashed text, and on the page. */
const TIMES_OVER = 3

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
    hashed: canonicalize({ ...subject, life, event: hashedEvent(event), detailHash, prevHash }) ?? '',
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
