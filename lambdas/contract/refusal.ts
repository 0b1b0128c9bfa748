import * as z from 'zod/mini'
import { GATE_REFUSAL_CODES } from '../domain/core/vocabulary.ts'

/** How a gate refuses a request: without a decision, so a caller that checks for `allow` sends nothing (GATE-1). */
export const refusal = z.object({
  error: z.object({
    code: z.enum(GATE_REFUSAL_CODES),
    issues: z.array(z.object({ path: z.string(), message: z.string() })),
  }),
})

/** A request that a gate refused, contract 1. */
export type Refusal = z.infer<typeof refusal>
