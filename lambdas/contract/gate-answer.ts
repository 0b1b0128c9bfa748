import * as z from 'zod/mini'
import { ALLOW_REASONS, CONTENTS, DEFER_REASONS, DENY_REASONS } from '../domain/core/vocabulary.ts'
import { consent, instant } from './consent.ts'
import { refusal } from './refusal.ts'

/** Required content of a text (GATE-11). */
export const content = z.enum(CONTENTS)

/** The fields that every answer has besides the decision; the answer holds only for its `decidedAt`. */
export const envelope = {
  to: z.string(),
  program: z.string(),
  decisionId: z.string(),
  decidedAt: instant,
  contract: z.literal(1),
}

const allow = z.object({
  decision: z.literal('allow'),
  reason: z.enum(ALLOW_REASONS),
  consent,
  include: z.array(content),
  ...envelope,
})

const deny = z.object({
  decision: z.literal('deny'),
  reason: z.enum(DENY_REASONS),
  consent: z.nullable(consent),
  include: z.array(content).check(z.length(0)),
  ...envelope,
})

/** Not yet: the message may be allowed if the caller asks again from `notBefore` on (GATE-7, GATE-8). */
export const defer = z.object({
  decision: z.literal('defer'),
  reason: z.enum(DEFER_REASONS),
  notBefore: instant,
  consent: z.nullable(consent),
  include: z.array(content),
  ...envelope,
})

/** The gate's answer for one number. */
export const gateAnswer = z.discriminatedUnion('decision', [allow, deny, defer])

const count = z.int().check(z.nonnegative())

/** The gate's answers for many numbers, in the order of the request. */
export const gateAnswers = z.object({
  results: z.array(gateAnswer),
  counts: z.object({ allow: count, deny: count, defer: count }),
  contract: z.literal(1),
})

/** Any answer of the asking gate. Fields that are not named here may be added within contract 1. */
export const anyGateAnswer = z.union([gateAnswer, gateAnswers, refusal])

/** An answer of the asking gate for one number, contract 1. */
export type GateAnswer = z.infer<typeof gateAnswer>

/** An answer of the asking gate for many numbers, contract 1. */
export type GateAnswers = z.infer<typeof gateAnswers>
