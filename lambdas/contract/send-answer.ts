import * as z from 'zod/mini'
import { ALLOW_REASONS, DENY_REASONS, PROVIDER_REFUSALS } from '../domain/core/vocabulary.ts'
import { consent } from './consent.ts'
import { content, defer, envelope } from './gate-answer.ts'
import { refusal } from './refusal.ts'

const allowed = {
  decision: z.literal('allow'),
  include: z.array(content),
  /** How many segments the text took. */
  segments: z.optional(z.int().check(z.positive())),
  ...envelope,
}
const byConsent = { ...allowed, reason: z.enum(ALLOW_REASONS), consent }
/** The person just asked for this one message, whatever is on record (GATE-10). */
const byRequest = { ...allowed, reason: z.literal('requested_by_recipient'), consent: z.nullable(consent) }

const messageId = z.string().check(z.minLength(1))
const sent = z.union([z.object({ ...byConsent, messageId }), z.object({ ...byRequest, messageId })])

/** The provider's answer was lost: it is unknown whether the text was sent. */
const outcome = z.literal('unknown')
const unknown = z.union([z.object({ ...byConsent, outcome }), z.object({ ...byRequest, outcome })])

const notSent = z.object({
  decision: z.literal('deny'),
  reason: z.enum([...DENY_REASONS, ...PROVIDER_REFUSALS]),
  consent: z.nullable(consent),
  include: z.array(content).check(z.length(0)),
  ...envelope,
})

/** The sending gate's answer. */
export const sendAnswer = z.union([sent, unknown, notSent, defer])

/** Any answer of the sending gate. Fields that are not named here may be added within contract 1. */
export const anySendAnswer = z.union([sent, unknown, notSent, defer, refusal])

/** An answer of the sending gate, contract 1. */
export type SendAnswer = z.infer<typeof sendAnswer>
