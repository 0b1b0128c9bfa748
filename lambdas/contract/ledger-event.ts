import * as z from 'zod/mini'
import { EVENT_TYPES } from '../domain/core/vocabulary.ts'
import { instant } from './consent.ts'

/** An event of the ledger as operations answer it; each type has more fields of its own. */
export const ledgerEvent = z.object({
  id: z.string(),
  seq: z.int().check(z.positive()),
  type: z.enum(EVENT_TYPES),
  /** Null for what concerns the whole brand. */
  program: z.nullable(z.string()),
  at: instant,
  recordedAt: instant,
  /** Who did it; null for the person themselves. */
  by: z.nullable(z.string()),
  /** The id of the request by which it was done, as in the cloud's audit trail. */
  requestId: z.nullable(z.string()),
  number: z.nullable(z.string()),
  inboundMessageId: z.nullable(z.string()),
})
