import * as z from 'zod/mini'
import {
  CONTENTS,
  DENY_REASONS,
  EVENT_TYPES,
  MESSAGE_CLASSES,
  MESSAGE_STATUSES,
  PROVIDER_REFUSALS,
} from '../domain/core/vocabulary.ts'
import { instant } from './consent.ts'
import { ledgerEvent } from './ledger-event.ts'
import { personStatus } from './person-status.ts'
import { verification } from './verification.ts'

const text = z.nullable(z.string())

/** An event with its detail, and with everything that its hash is checked by. */
const evidenceEvent = z.extend(ledgerEvent, {
  /** `unreadable`: the event was changed after it was recorded. */
  type: z.enum([...EVENT_TYPES, 'unreadable']),
  /** The numbering that `seq` belongs to. */
  life: z.string(),
  body: text,
  /** Whether its detail was erased. */
  erased: z.boolean(),
  salt: text,
  detailHash: text,
  prevHash: text,
  /** The very text whose SHA-256 is `hash`. */
  hashed: z.string(),
  hash: z.string(),
})

/** What the provider last reported. */
const delivery = z.nullable(z.object({ outcome: z.string(), at: z.string(), final: z.boolean() }))

/** A reply that an event owed. */
const reply = z.object({
  kind: z.string(),
  programs: z.array(z.string()),
  owedBy: z.string(),
  number: z.string(),
  status: z.string(),
  at: instant,
  claimedAt: z.nullable(instant),
  textHash: text,
  messageId: text,
  reason: text,
  delivery,
})

/** A message that the sending gate sent. */
const message = z.object({
  life: text,
  at: instant,
  decisionId: z.string(),
  program: z.string(),
  messageClass: z.enum(MESSAGE_CLASSES),
  from: z.string(),
  /** The id of what allowed it. */
  consent: z.string(),
  reason: z.string(),
  status: z.enum(MESSAGE_STATUSES),
  messageId: text,
  refusal: z.nullable(z.enum(PROVIDER_REFUSALS)),
  segments: z.int(),
  carries: z.array(z.enum(CONTENTS)),
  confirms: text,
  textHash: text,
  delivery,
})

/** The requests to send that the gate denied on one day (UTC), for one program and reason. */
const denied = z.object({
  life: text,
  day: z.string(),
  program: z.string(),
  reason: z.enum(DENY_REASONS),
  count: z.int(),
  firstAt: instant,
  lastAt: instant,
})

const ofEvent = z.object({ life: z.string(), seq: z.int() })
const place = z.union([ofEvent, z.object({ life: text, at: instant, decisionId: z.string() })])

/** What is signed of a part (REC-5). */
const seal = z.object({
  index: z.int(),
  /** The SHA-256 of the RFC 8785 form of the seal before; null for the first part. */
  previous: text,
  /** The last event that all parts cover. */
  endsAt: z.nullable(ofEvent),
  from: z.nullable(place),
  /** Null for the last part. */
  next: z.nullable(place),
  /** The ARN of the key. */
  key: z.string(),
  /** The SHA-256 of each field of the part, in its RFC 8785 form; `html`, `cursor`, `seal` and `signature` are not among them. */
  fields: z.record(z.string(), z.string()),
  /** The SHA-256 of `html` without its signature block. */
  page: z.string(),
})

/** The answer of `evidence`, or a part of it. */
export const evidenceAnswer = z.object({
  tenant: z.string(),
  brand: z.string(),
  to: z.string(),
  generatedAt: instant,
  now: personStatus,
  /** The time zones where the person may be. */
  zones: z.array(z.string()),
  /** The names of programs, by id. */
  programs: z.record(z.string(), z.string()),
  events: z.array(evidenceEvent),
  replies: z.array(reply),
  messages: z.array(message),
  denied: z.array(denied),
  /** The texts shown and sent, by their hash. */
  texts: z.record(z.string(), z.object({ language: z.string(), text: z.string() })),
  /** Which part it is, from 1. */
  part: z.int(),
  /** On the first part the check of the whole record; of a record that is too long for that, in each part that of its events. */
  chain: z.optional(z.extend(verification, { of: z.enum(['record', 'part']) })),
  /**
   * How the whole record compares with the newest digest of the last week; null if there was none, `unreadable` if it could not
   * be read.
   */
  digest: z.optional(
    z.nullable(
      z.union([
        z.object({
          /** When the digest began. */
          since: instant,
          /** The event that the digest has a copy of; null if the record is newer. */
          seq: z.nullable(z.int()),
          agrees: z.boolean(),
        }),
        z.literal('unreadable'),
      ]),
    ),
  ),
  cursor: text,
  seal,
  /** ECDSA P-256 over the SHA-256 of the seal's RFC 8785 form: base64 of the DER form. */
  signature: z.string(),
  /** A page ready to print. */
  html: z.string(),
})
