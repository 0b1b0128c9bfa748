import * as z from 'zod/mini'
import {
  GRANT_MEDIA,
  INVITE_CHANNELS,
  LEVELS,
  LIST_STATUSES,
  PAGE_LANGUAGES,
  WAYS,
} from '../domain/core/vocabulary.ts'
import { instant } from './consent.ts'
import { evidenceAnswer } from './evidence-answer.ts'
import { operationRefusal } from './operation-refusal.ts'
import { personStatus, programStatus } from './person-status.ts'
import { tenantVerification, verification } from './verification.ts'

const cursor = z.nullable(z.string())

const word = z.nullable(z.string())

const openInvitation = z.object({
  /** Its name, which does not allow using it. */
  invitation: z.string(),
  program: z.string(),
  channel: z.enum(INVITE_CHANNELS),
  language: z.enum(PAGE_LANGUAGES),
  /** The code after the word to text; null for an email. */
  code: word,
  email: word,
  to: word,
  /** A record of the caller's. */
  reference: word,
  by: z.string(),
  at: instant,
  expiresAt: instant,
})

/** With the invitation that the consent came of, if it came of one. */
const programOfLookup = z.extend(programStatus, {
  invitation: z.optional(z.string()),
  reference: z.optional(word),
})

/** The answer of `lookup`. */
export const lookupAnswer = z.extend(personStatus, {
  tenant: z.string(),
  to: z.string(),
  programs: z.record(z.string(), programOfLookup),
  /** The open ones, the newest first. */
  invitations: z.array(openInvitation),
})

/** The answer of `invitations`. */
export const invitationsAnswer = z.object({ invitations: z.array(openInvitation) })

const row = z.object({
  to: z.string(),
  program: z.nullable(z.string()),
  status: z.enum(LIST_STATUSES),
  since: instant,
  level: z.nullable(z.enum(LEVELS)),
  medium: z.nullable(z.enum(GRANT_MEDIA)),
})

/** The answer of `list`. */
export const listAnswer = z.object({ rows: z.array(row), cursor })

const review = z.object({
  id: z.string(),
  to: z.string(),
  since: instant,
  number: z.nullable(z.string()),
  messages: z.array(z.object({ at: instant, body: z.nullable(z.string()) })),
})

/** The answer of `reviews`. */
export const reviewsAnswer = z.object({ reviews: z.array(review), cursor })

const sampled = z.object({
  program: z.string(),
  to: z.string(),
  status: z.literal('opted_in'),
  level: z.enum(LEVELS),
  medium: z.enum(GRANT_MEDIA),
  at: instant,
  /** What the person texted. */
  body: word,
  evidence: z.object({
    callToAction: word,
    language: word,
    action: word,
    identity: word,
    collectedBy: word,
    ip: word,
    userAgent: word,
    reference: word,
    inboundMessageId: word,
    invitation: z.optional(z.string()),
  }),
  /** The id of the ledger event. */
  event: z.string(),
  recordedAt: instant,
  by: word,
})

/** The answer of `sample`: people drawn at random from so many who are opted in. */
export const sampleAnswer = z.object({
  program: z.string(),
  count: z.int(),
  seed: z.string(),
  people: z.int(),
  rows: z.array(sampled),
})
const publishedText = z.object({
  id: z.string(),
  program: z.string(),
  way: z.enum(WAYS),
  medium: z.enum(GRANT_MEDIA),
  language: z.enum(PAGE_LANGUAGES),
  text: z.string(),
  /** Only of a text that is published no more: since when it was known. */
  since: z.optional(z.string()),
})

/** The answer of `texts`. */
export const textsAnswer = z.object({ texts: z.array(publishedText) })

/** Whatever the reading operations answer. Fields that are not named here may be added within contract 1. */
export const anyRecordsAnswer = z.union([
  lookupAnswer,
  listAnswer,
  evidenceAnswer,
  verification,
  tenantVerification,
  reviewsAnswer,
  sampleAnswer,
  textsAnswer,
  invitationsAnswer,
  operationRefusal,
])
