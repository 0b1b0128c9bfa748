import * as z from 'zod/mini'
import { LEDGER_BREAKS } from '../domain/core/vocabulary.ts'

const firstBreak = z.object({
  /** The event; null if it is the record that differs. */
  seq: z.nullable(z.int()),
  what: z.enum(LEDGER_BREAKS),
})

/** Whether the ledger and the record of a number hold together (REC-2, REC-3). */
export const verification = z.object({
  tenant: z.string(),
  to: z.string(),
  holds: z.boolean(),
  events: z.int(),
  firstBreak: z.nullable(firstBreak),
})

/** The same for a range of a tenant's numbers. */
export const tenantVerification = z.object({
  tenant: z.string(),
  holds: z.boolean(),
  numbers: z.int(),
  events: z.int(),
  firstBreak: z.nullable(z.extend(firstBreak, { to: z.string() })),
  /** The leaves of every chain, to compare with digests; only if `anchors` was asked for. */
  chains: z.optional(z.array(z.object({ life: z.string(), since: z.string(), leaves: z.array(z.string()) }))),
  /** The bucket that has the digests; only if `anchors` was asked for. */
  anchorBucket: z.optional(z.nullable(z.string())),
  cursor: z.nullable(z.string()),
})
