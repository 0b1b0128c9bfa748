import * as z from 'zod/mini'

/** How a gate refuses a request: without a decision, so that whoever looks for `allow` stays silent (GATE-1). */
export const refusal = z.object({
  error: z.object({
    code: z.enum(['invalid_request', 'unknown_program']),
    issues: z.array(z.object({ path: z.string(), message: z.string() })),
  }),
})

/** A request that a gate refused, contract 1. */
export type Refusal = z.infer<typeof refusal>
