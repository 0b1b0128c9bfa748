import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { StoredRecord } from '../../application/core/ports/consent-store.ts'
import type { ConsentRecord, SignUpRequest } from '../../domain/core/record/record.ts'
import { emptySendHistory, type SendHistory } from '../../domain/core/send-history.ts'
import { GRANT_MEDIA, LEVELS, TEXT_LANGUAGES } from '../../domain/core/vocabulary.ts'

export const instant = z.string()
const level = z.enum(LEVELS)
const medium = z.enum(GRANT_MEDIA)
const carriers = z.record(
  z.string(),
  z.object({ stoppedAt: z.nullable(instant), startedAt: z.nullable(instant) }),
)
export const stops = z.object({
  all: z.nullable(instant),
  byProgram: z.record(z.string(), instant),
  carriers: z.exactOptional(carriers),
})
const word = z.nullable(z.string())
const proof = z.object({
  action: word,
  collectedBy: word,
  reference: word,
  inboundMessageId: word,
  invitation: z.exactOptional(z.string()),
})
const shownText = z.object({ hash: z.string(), language: z.string() })

const grant = z.object({
  id: z.string(),
  level,
  medium,
  since: instant,
  confirmed: z.boolean(),
  imported: z.exactOptional(z.literal(true)),
  asked: z.exactOptional(instant),
  restored: z.exactOptional(instant),
  answer: z.exactOptional(z.string()),
})

const pending = z.object({
  id: z.string(),
  at: instant,
  until: instant,
  level,
  medium,
  callToAction: z.nullable(shownText),
  proof: z._default(z.nullable(proof), null),
})

/** The consent to one program. */
export const programConsent = z.object({
  grants: z.array(grant),
  pending: z.nullable(pending),
  endedAt: z.nullable(instant),
  waiting: z.exactOptional(z.array(grant)),
})

const signUpRequest = z.extend(pending, {
  program: z.string(),
  stoppedAt: z.nullable(instant),
  texted: z.exactOptional(z.literal(true)),
  lapsed: z.exactOptional(z.literal(true)),
})

/** A past answer to sign-ups. */
const answer = z.object({
  id: z.string(),
  at: instant,
  number: z.nullable(z.string()),
  requests: z.array(z.string()),
  otherwise: z.nullable(
    z.object({ program: z.string(), level, medium, callToAction: z.nullable(shownText) }),
  ),
  message: z.nullable(z.object({ afterStop: z.boolean() })),
  event: z.string(),
  grants: z.record(z.string(), z.object({ id: z.string(), confirmed: z.boolean() })),
})

const keepQuestion = z.object({
  stop: z.string(),
  at: instant,
  until: instant,
  stops,
  grants: z.record(z.string(), z.array(grant)),
})

const message = z.object({ id: z.string(), at: instant, afterStop: z.boolean() })

/** A 24-hour conversation window. */
export const conversationWindow = z.object({ id: z.string(), since: instant, until: instant })

/** An open review. */
export const review = z.object({
  id: z.string(),
  since: instant,
  lastAt: instant,
  number: z.nullable(z.string()),
  message: z.exactOptional(z.nullable(z.string())),
})

const numberEntry = z.object({ id: z.string(), since: instant, by: z.string(), note: z.string() })

const unreachable = z.object({ id: z.string(), since: instant })

const zone = z.object({
  id: z.string(),
  zone: z.nullable(z.string()),
  region: z._default(z.nullable(z.string()), null),
  since: instant,
  by: z.string(),
})

const language = z.object({ code: z.enum(TEXT_LANGUAGES), at: instant })

const consentRecord = z.object({
  stops,
  earlierStops: z.nullable(stops),
  programs: z.record(z.string(), programConsent),
  requests: z.optional(z.array(signUpRequest)),
  answers: z._default(z.array(answer), []),
  question: z._default(z.nullable(keepQuestion), null),
  requestsEndedAt: z._default(z.nullable(instant), null),
  messages: z.optional(z.record(z.string(), message)),
  windows: z.record(z.string(), conversationWindow),
  review: z.nullable(review),
  moreReviews: z._default(z.array(review), []),
  owned: z.nullable(numberEntry),
  denied: z.nullable(numberEntry),
  unreachable: z._default(z.nullable(unreachable), null),
  heardAt: z._default(z.nullable(instant), null),
  zone: z._default(z.nullable(zone), null),
  language: z._default(z.nullable(language), null),
  askedAt: z.record(z.string(), instant),
  toldAt: z._default(z.record(z.string(), instant), {}),
  affirmedAt: z._default(z.nullable(instant), null),
  carriers: z._default(carriers, {}),
  unlistedAt: z._default(z.nullable(instant), null),
  lastContactAt: z.nullable(instant),
}) satisfies z.ZodMiniType<Omit<ConsentRecord, 'requests' | 'messages'>>

const times = z.record(z.string(), z.array(instant))
const slots = z.array(z.tuple([z.number(), z.number()]))
const sends = z.object({
  replies: times,
  stopConfirmations: times,
  unconfirmed: z.array(z.string()),
  confirmed: z._default(z.array(z.string()), []),
  messages: z._default(z.record(z.string(), slots), {}),
  promotional: z._default(slots, []),
  carried: z._default(z.record(z.string(), z.tuple([z.number(), z.number()])), {}),
  question: z._default(z.nullable(instant), null),
}) satisfies z.ZodMiniType<SendHistory>

const recordItem = z.object({
  life: z.string(),
  seq: z.int(),
  hash: z.string(),
  consent: consentRecord,
  expiresAt: z._default(z.nullable(z.int()), null),
  sends: z._default(sends, emptySendHistory),
  sendsVersion: z._default(z.int(), 0),
})

/** Parses a record from the table; an incomplete one raises an error, and nothing is sent based on it. */
export function readRecordItem(item: Record<string, AttributeValue>): StoredRecord {
  const { consent, ...rest } = recordItem.parse(unmarshall(item))
  const { requests = requestsOf(consent), messages = messagesOf(consent) } = consent
  return { ...rest, record: { ...consent, requests, messages } }
}

type OlderRecord = Pick<ConsentRecord, 'programs' | 'windows'>

/** Records of older versions have their requests among the programs alone. */
function requestsOf({ programs }: OlderRecord): SignUpRequest[] {
  return Object.entries(programs).flatMap(([program, { pending: waits }]) =>
    waits ? [{ ...waits, program, stoppedAt: null, texted: true as const }] : [],
  )
}

/** Records of older versions have the windows alone. */
function messagesOf({ windows }: OlderRecord): ConsentRecord['messages'] {
  return Object.fromEntries(
    Object.entries(windows).map(([number, { id, since }]) => [number, { id, at: since, afterStop: false }]),
  )
}
