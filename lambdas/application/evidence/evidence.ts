import canonicalize from 'canonicalize'
import { placesOf } from '../../domain/hours/place.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { programLabel } from '../../domain/words/wording.ts'
import { hashedEvent, type LedgerEntry } from '../core/ledger.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { ConsentStore } from '../core/ports/consent-store.ts'
import type { Signer } from '../core/ports/signer.ts'
import type { StoredText } from '../core/ports/text-store.ts'
import type { Subject } from '../core/subject.ts'
import { personStatus } from '../staff/lookup.ts'
import { compareWithDigest, type DigestReader } from './compare-digest.ts'
import type { CheckedChain, Evidence, EvidenceEvent, Packet, ReplyEvidence } from './evidence-packet.ts'
import { longestPage } from './longest-page.ts'
import {
  asKnown,
  byDate,
  isAllowed,
  isDenied,
  type MessagePlace,
  type MessageReader,
  placeOfSend,
  type SendEvidence,
} from './message-evidence.ts'
import { readVerified, type VerifyDeps } from './read-verified.ts'
import { type Seal, type SealBefore, sealOf, signedText, textHash } from './seal.ts'
import { type Snapshot, TooLongError } from './snapshot.ts'
import { type EventPlace, type LedgerReader, type Verification, verifyPart } from './verify.ts'

/** Reads owed replies. */
export interface ReplyReader {
  /** The replies owed by a range of ledger events. */
  between(subject: Subject, first: LedgerEntry, last: LedgerEntry): Promise<ReplyEvidence[]>
  /** The preferences-page codes of one generation: no event owes them. */
  codes(subject: Subject, life: string): Promise<ReplyEvidence[]>
}

/** Where a page ended: after an event or, since messages follow the last event, after a message. */
export type Place = EventPlace | MessagePlace

/** Encodes positions in a person's evidence, and what the parts before say, as cursors for callers. */
export interface EvidenceCursors {
  read(subject: Subject, cursor: string | undefined): Continuation | undefined
  write(subject: Subject, continuation: Continuation): string
}

/** Where a part continues, and what it follows. */
export type Continuation = SealBefore & {
  from: Place
  /** Whether the record is too long to be verified as a whole. */
  isLong: boolean
}

/** Dependencies of collecting evidence. */
export interface EvidenceReading extends VerifyDeps {
  store: Pick<ConsentStore, 'load'>
  ledger: LedgerReader
  replies: ReplyReader
  messages: MessageReader
  cursors: EvidenceCursors
  clock: Clock
  signer: Signer
  /** Undefined: the ledger is not compared with digests. */
  digests?: DigestReader | undefined
  /** The most events of a record that is verified as a whole. */
  maxVerified?: number | undefined
  /** Renders the printable page, and adds the signature to it. */
  page: (packet: Packet) => string
  withSignature: (page: string, seal: Seal, signature: string) => string
  /** The maximum size of a part in bytes of JSON; undefined: what Lambda can answer. */
  maxBytes?: number | undefined
}

/** The maximum size of an answer in bytes of JSON: Lambda allows six million. */
const MAX_BYTES = 5_000_000

/** The most that a seal and a signature add, as data and on the page. */
const SEAL_BYTES = 4000

/** Collects all evidence about one number, in several signed parts if it is long: events first, then messages (REC-5). */
export async function evidence(
  reading: EvidenceReading,
  tenant: Tenant,
  to: string,
  cursor: string | undefined,
): Promise<Evidence> {
  const { before, isLong, part } = await collect(reading, tenant, to, cursor)
  return signed(reading, { tenant: tenant.id, to }, { before, isLong, part })
}

/** What collecting needs besides what signing does. */
export type CollectDeps = Omit<EvidenceReading, 'signer' | 'withSignature'>

/** Everything about one number as data, as far as it fits into one part, and unsigned: for staff who look. */
export async function unsignedEvidence(
  reading: Omit<CollectDeps, 'page' | 'digests'>,
  tenant: Tenant,
  to: string,
): Promise<Packet> {
  const deps = { ...reading, digests: undefined, page: () => '' }
  const { part } = await collect(deps, tenant, to, undefined)
  return part.packet
}

/** A part, and what comes before it. */
async function collect(
  reading: CollectDeps,
  tenant: Tenant,
  to: string,
  cursor: string | undefined,
): Promise<{ before: SealBefore; isLong: boolean; part: Part }> {
  const { maxBytes = MAX_BYTES } = reading
  const subject = { tenant: tenant.id, to }
  const now = reading.clock()
  const continued = reading.cursors.read(subject, cursor)
  const place = continued?.from
  const enough = maxBytes / TIMES_OVER
  const { stored, entries, endsAt, chain, digest, more } = await readLedger(reading, subject, now, {
    continued,
    enough,
  })
  const sent = more
    ? { messages: [], more }
    : await readMessages(reading, subject, now, { continued, enough })
  const { replies, codes, texts } = await readBeside(reading, subject, entries, place === undefined)
  const before: SealBefore = continued
    ? sealBefore(continued)
    : { index: 0, previous: null, endsAt, from: null }
  const isLong = chain === 'part'
  const items = [...entries, ...sent.messages]
  const status = personStatus(tenant, stored, now)
  const packetOf = (count: number): Part => {
    const taken = entries.slice(0, count)
    const messages = sent.messages.slice(0, Math.max(0, count - entries.length))
    const ids = new Set(taken.map(({ event }) => event.id))
    const its = [...replies.filter(({ owedBy }) => ids.has(owedBy)), ...codes]
    const last = items[count - 1]
    const next = last && (sent.more || count < items.length) ? placeOf(last) : null
    const packet: Packet = {
      ...subject,
      brand: tenant.brand,
      generatedAt: now,
      now: status,
      zones: [...new Set(placesOf(to, status.zone).flatMap(({ zones }) => zones))],
      programs: Object.fromEntries(
        tenant.programs.map((program) => [program.id, programLabel(tenant, program)]),
      ),
      events: taken.map((entry) => eventOf(subject, entry)),
      replies: its,
      messages: byDate(messages.filter(isAllowed)),
      denied: messages.filter(isDenied),
      texts: textsOf(texts, taken, its),
      part: before.index + 1,
      ...(chain && { chain: chain === 'part' ? checkOfPart(subject, taken) : { ...chain, of: 'record' } }),
      ...(digest !== undefined && { digest }),
      // A seal has the same length whatever it says.
      cursor:
        next && reading.cursors.write(subject, { ...before, previous: ''.padEnd(64), from: next, isLong }),
    }
    return { packet, next, html: reading.page(packet) }
  }
  return { before, isLong, part: longestPage(packetOf, items, maxBytes - SEAL_BYTES) }
}

/** A part before it is signed. */
interface Part {
  packet: Packet
  next: Place | null
  html: string
}

/** Seals and signs a part, and lets the cursor to the next one carry on from its seal. */
async function signed(
  { signer, cursors, withSignature }: EvidenceReading,
  subject: Subject,
  { before, isLong, part: { packet, next, html } }: { before: SealBefore; isLong: boolean; part: Part },
): Promise<Evidence> {
  const seal = sealOf(packet, html, signer.key, { ...before, next })
  const signature = await signer.sign(signedText(seal))
  const after = next && {
    index: seal.index + 1,
    previous: textHash(signedText(seal)),
    endsAt: seal.endsAt,
    from: next,
    isLong,
  }
  return {
    ...packet,
    cursor: after && cursors.write(subject, after),
    seal,
    signature,
    html: withSignature(html, seal, signature),
  }
}

/** Of what a cursor remembers, what a seal says. */
function sealBefore({ isLong: _, ...before }: Continuation): SealBefore {
  return before
}

function endOf(entries: readonly LedgerEntry[]): EventPlace | null {
  const last = entries.at(-1)
  return last ? { life: last.life, seq: last.event.seq } : null
}

/** Where to continue, and how many bytes are enough. */
interface LedgerPage {
  continued: Continuation | undefined
  enough: number
}

/** A part of the ledger, and what can be said of it. */
interface ReadLedger extends Pick<Snapshot, 'stored' | 'entries'> {
  /** The last event of all parts. */
  endsAt: EventPlace | null
  /** The whole record's verification; `part`: only the events of a part are checked. */
  chain: Verification | 'part' | undefined
  digest: Packet['digest']
  more: boolean
}

/** The most events of a record that is verified as a whole while a person waits. */
const MAX_VERIFIED = 5000

/** Before every event. */
const BEGINNING: EventPlace = { life: '', seq: 0 }

/**
 * The first page reads and verifies the whole ledger; a later page, and each one of a ledger too long for that, reads only as
 * much as it could hold.
 */
async function readLedger(
  reading: CollectDeps,
  subject: Subject,
  now: string,
  { continued, enough }: LedgerPage,
): Promise<ReadLedger> {
  if (continued) return readPart(reading, subject, continued, enough)
  try {
    return await readCompared(reading, subject, now)
  } catch (error) {
    if (!(error instanceof TooLongError)) throw error
    const endsAt = await reading.ledger.last(subject)
    return readPart(reading, subject, { from: BEGINNING, endsAt, isLong: true }, enough)
  }
}

async function readPart(
  { ledger, store }: CollectDeps,
  subject: Subject,
  { from, endsAt, isLong }: Pick<Continuation, 'from' | 'endsAt' | 'isLong'>,
  enough: number,
): Promise<ReadLedger> {
  const rest =
    isOfEvent(from) && endsAt
      ? await ledger.eventsBetween(subject, from, endsAt, enough)
      : { entries: [], more: false }
  const chain = isLong ? 'part' : undefined
  return { stored: await store.load(subject), endsAt, chain, digest: undefined, ...rest }
}

/** The digest is chosen before the ledger is read: whatever it knows is then in the ledger. */
async function readCompared(reading: CollectDeps, subject: Subject, now: string): Promise<ReadLedger> {
  const { digests } = reading
  const newest = digests && (await ifReadable(digests, digests.newest(now)))
  const read = await readVerified(reading, subject, now, reading.maxVerified ?? MAX_VERIFIED)
  const whole = { ...read, endsAt: endOf(read.entries), more: false }
  if (!digests) return { ...whole, digest: undefined }
  if (newest === 'unreadable' || !newest) return { ...whole, digest: newest ?? null }
  const compared = compareWithDigest(digests, newest, subject.tenant, read.entries)
  return { ...whole, digest: await ifReadable(digests, compared) }
}

/** Evidence does not wait for a digest: without it the page says that nothing was compared. */
async function ifReadable<T>(digests: DigestReader, reading: Promise<T>): Promise<T | 'unreadable'> {
  try {
    return await reading
  } catch (error) {
    digests.failed(error)
    return 'unreadable'
  }
}

/** Of a part without events there is nothing to check. */
function checkOfPart(subject: Subject, entries: readonly LedgerEntry[]): CheckedChain | undefined {
  return entries.length === 0 ? undefined : { ...verifyPart(subject, entries), of: 'part' }
}

async function readMessages(
  { messages }: CollectDeps,
  subject: Subject,
  now: string,
  { continued, enough }: LedgerPage,
): Promise<{ messages: SendEvidence[]; more: boolean }> {
  const behind = continued && !isOfEvent(continued.from) ? continued.from : undefined
  const read = await messages.after(subject, behind, enough)
  return { ...read, messages: read.messages.map((message) => asKnown(message, now)) }
}

function isOfEvent(place: Place): place is EventPlace {
  return 'seq' in place
}

function placeOf(item: LedgerEntry | SendEvidence): Place {
  return 'event' in item ? { life: item.life, seq: item.event.seq } : placeOfSend(item)
}

async function readBeside(
  { replies, texts, contentHash }: CollectDeps,
  subject: Subject,
  entries: readonly LedgerEntry[],
  isFirst: boolean,
): Promise<{ replies: ReplyEvidence[]; codes: ReplyEvidence[]; texts: StoredText[] }> {
  const [first] = entries
  const last = entries.at(-1)
  const owed = first && last ? await replies.between(subject, first, last) : []
  const generations = isFirst ? [...new Set(entries.map(({ life }) => life))] : []
  const codes = (await Promise.all(generations.map((life) => replies.codes(subject, life)))).flat()
  const stored = await texts.read([...hashesOf(entries, [...owed, ...codes])])
  // Changed words are not what the person was shown: the page says that they are missing.
  const intact = stored.filter(({ hash, text }) => contentHash(text) === hash)
  return { replies: owed, codes, texts: intact }
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
