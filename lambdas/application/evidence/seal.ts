import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { hashOf } from '../core/ports/hash-of.ts'
import type { Place } from './evidence.ts'
import type { Packet } from './evidence-packet.ts'
import type { EventPlace } from './verify.ts'

/**
 * What is signed of a part of evidence, as RFC 8785 JSON (REC-5): which part it is, what it follows, where the whole ends, and
 * the hash of everything in it, so that a change is found with its place.
 */
export interface Seal {
  /** From 0. */
  index: number
  /** The hash of the seal of the part before; null for the first. */
  previous: string | null
  /** The last event that the evidence covers, as the first call fixed it; null if there is none. */
  endsAt: EventPlace | null
  /** What the part continues after; null for the first. */
  from: Place | null
  /** What the next part continues after; null for the last. */
  next: Place | null
  /** The ARN of the key. */
  key: string
  /** The SHA-256 of each field, in its RFC 8785 form. */
  fields: Record<string, string>
  /** The SHA-256 of the page without its signature block. */
  page: string
}

/** What a cursor remembers of the parts before. */
export type SealBefore = Pick<Seal, 'index' | 'previous' | 'endsAt' | 'from'>

/** The seal of a part. */
export function sealOf(
  { cursor: _, ...packet }: Packet,
  page: string,
  key: string,
  { next, ...before }: SealBefore & Pick<Seal, 'next'>,
): Seal {
  return { ...before, next, key, fields: hashesOf(packet), page: textHash(page) }
}

/** The hash of each field of a part. */
export function hashesOf(packet: object): Record<string, string> {
  const fields = Object.entries(packet).filter(([, value]) => value !== undefined)
  return Object.fromEntries(fields.map(([name, value]) => [name, hashOf(value)]))
}

/** The exact text that is signed. */
export function signedText(seal: Seal): string {
  return canonicalize(seal) ?? ''
}

/** The SHA-256 of a page. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
