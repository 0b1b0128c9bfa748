import * as z from 'zod/mini'
import { EVENT_TYPES } from '../domain/core/vocabulary.ts'
import { grant, instant } from './consent.ts'

/** What the application receives about a change (EVT-1). Deduplicate by `id`, order by `seq`. */
export const applicationEvent = z.object({
  id: z.string(),
  seq: z.int().check(z.positive()),
  type: z.enum([...EVENT_TYPES, 'expired']),
  tenant: z.string(),
  /** Null when it concerns the whole brand. */
  program: z.nullable(z.string()),
  to: z.string(),
  at: instant,
  /** The grant, for `opted_in`. */
  consent: z.nullable(grant),
  /** The text of an ordinary message; null for every other type. */
  body: z.nullable(z.string()),
  /** No person wrote the message: a reaction, or an answer of a phone, carrier or office. Left out for every other. */
  automatic: z.optional(z.literal(true)),
  /** The invitation that a consent came of, and the caller's record that it refers to. Left out for every other. */
  invitedBy: z.optional(z.object({ invitation: z.string(), reference: z.nullable(z.string()) })),
  /** The hash of the ledger event; of `expired`, that of the last one (REC-3). */
  hash: z.string(),
  contract: z.literal(1),
})

/** A message on the topic of application events, contract 1. */
export type ApplicationEvent = z.infer<typeof applicationEvent>
