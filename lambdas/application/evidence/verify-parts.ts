import { verify as verifySignature } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { hashOfDetail } from '../core/ledger.ts'
import type { Evidence, EvidenceEvent } from './evidence-packet.ts'
import { hashesOf, type Seal, signedText, textHash } from './seal.ts'

/** A part of evidence as it was handed on; its page may lie in a file of its own. */
export type EvidencePart = Omit<Evidence, 'html' | 'cursor'> & { html?: string; cursor?: string | null }

/** How evidence is checked. */
export interface Checking {
  /** Public keys that may have signed it, in PEM. */
  keys: readonly string[]
  /** The page as it was signed: without its signature block. */
  withoutSignature: (page: string) => string
  /** Whether the page has the signature block that belongs to it, and nothing else in its place. */
  hasSignature: (page: string, seal: Seal, signature: string) => boolean
}

/**
 * Everything that is wrong with evidence, each with its place; empty if it left the system as it is (REC-5). It needs neither
 * the system nor its table: signatures, the parts' order, every event's hash, the chain, details, texts and pages.
 */
export function problemsOf(parts: readonly EvidencePart[], checking: Checking): string[] {
  const found = parts.flatMap((part, i) => problemsOfPart(part, parts[i - 1], checking))
  return [...found, ...problemsOfEnd(parts), ...problemsOfEvents(parts), ...problemsOfTexts(parts)]
}

function problemsOfPart(
  part: EvidencePart,
  before: EvidencePart | undefined,
  { keys, withoutSignature, hasSignature }: Checking,
): string[] {
  const { seal, signature, html, cursor: _, ...packet } = part
  const name = `part ${seal.index + 1}`
  const hashes = hashesOf(packet)
  const names = new Set([...Object.keys(hashes), ...Object.keys(seal.fields)])
  const changed = [...names].filter((field) => hashes[field] !== seal.fields[field])
  const follows = before
    ? seal.index === before.seal.index + 1 &&
      seal.previous === textHash(signedText(before.seal)) &&
      isDeepStrictEqual(seal.from, before.seal.next) &&
      isDeepStrictEqual(seal.endsAt, before.seal.endsAt)
    : seal.index === 0 && seal.previous === null && seal.from === null
  return [
    ...changed.map((field) => `${name}: ${field} was changed`),
    ...(isSigned(seal, signature, keys)
      ? []
      : [`${name}: the signature does not match its seal and these keys`]),
    ...(follows ? [] : [`${name}: it does not follow the part before it`]),
    ...(html !== undefined && textHash(withoutSignature(html)) !== seal.page
      ? [`${name}: the page was changed`]
      : []),
    ...(html !== undefined && !hasSignature(html, seal, signature)
      ? [`${name}: the signature on the page was changed`]
      : []),
  ]
}

function isSigned(seal: Seal, signature: string, keys: readonly string[]): boolean {
  const text = Buffer.from(signedText(seal))
  const bytes = Buffer.from(signature, 'base64')
  if (bytes.toString('base64') !== signature) return false
  return keys.some((key) => verifySignature('sha256', text, key, bytes))
}

/** The last part must be there, and the ledger must end where the first one said. */
function problemsOfEnd(parts: readonly EvidencePart[]): string[] {
  const seal = parts.at(-1)?.seal
  if (!seal) return ['there is no part']
  if (seal.next !== null) return [`part ${seal.index + 2} is missing`]
  const last = parts.flatMap(({ events }) => events).at(-1)
  const end = last ? { life: last.life, seq: last.seq } : null
  return isDeepStrictEqual(end, seal.endsAt) ? [] : ['the events do not end where the first part says']
}

function problemsOfEvents(parts: readonly EvidencePart[]): string[] {
  const events = parts.flatMap(({ events }) => events)
  const lastErased = events.findLastIndex(({ type }) => type === 'erased')
  const [{ tenant, to } = { tenant: '', to: '' }] = parts
  return events.flatMap((event, i) => {
    const name = `event ${event.seq}`
    return [
      ...(isHashed(event, { tenant, to }) ? [] : [`${name} was changed`]),
      ...(isDetailed(event, i < lastErased) ? [] : [`${name}: what the person wrote or gave was changed`]),
      ...(isChained(event, events[i - 1]) ? [] : [`${name} does not follow the one before it`]),
    ]
  })
}

/** The hashed text is what the hash says, and says what the event says. */
function isHashed(event: EvidenceEvent, subject: { tenant: string; to: string }): boolean {
  const { hash, hashed, life, prevHash, detailHash } = event
  if (textHash(hashed) !== hash) return false
  const { event: said, ...around } = JSON.parse(hashed) as { event: Record<string, unknown> }
  if (!isDeepStrictEqual(around, { ...subject, life, detailHash, prevHash })) return false
  const shown = { ...event, ...BESIDE } as Record<string, unknown>
  if (event.type === 'unreadable') return true
  return Object.entries(said).every(([field, value]) => isDeepStrictEqual(value, shown[field]))
}

/** What lies beside the event is not hashed with it. */
const BESIDE = { body: null, personal: null }

function isDetailed(
  { detailHash, salt, body, personal, erased }: EvidenceEvent,
  mayBeErased: boolean,
): boolean {
  if (detailHash === null) return salt === null && body === null && personal === null && !erased
  if (salt === null) return erased && mayBeErased && body === null && personal === null
  const detail = Object.entries({ salt, body, ...personal }).filter(([, value]) => value !== null)
  return hashOfDetail(Object.fromEntries(detail) as { salt: string }) === detailHash
}

/** The first event of a record follows nothing, or the end of the record before it. */
function isChained(event: EvidenceEvent, before: EvidenceEvent | undefined): boolean {
  if (before?.life === event.life) return event.seq === before.seq + 1 && event.prevHash === before.hash
  return (
    event.seq === 1 && (event.prevHash === null || before === undefined || event.prevHash === before.hash)
  )
}

function problemsOfTexts(parts: readonly EvidencePart[]): string[] {
  return parts.flatMap(({ texts, events, replies, seal }) => {
    const name = `part ${seal.index + 1}`
    const shown = events.flatMap(({ callToAction }) => callToAction?.hash ?? [])
    const sent = replies.flatMap(({ textHash }) => textHash ?? [])
    const missing = [...new Set([...shown, ...sent])].filter((hash) => !Object.hasOwn(texts, hash))
    const changed = Object.entries(texts).filter(([hash, { text }]) => textHash(text) !== hash)
    return [
      ...missing.map((hash) => `${name}: the text ${hash} is missing`),
      ...changed.map(([hash]) => `${name}: the text ${hash} was changed`),
    ]
  })
}
