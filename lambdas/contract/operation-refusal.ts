import * as z from 'zod/mini'
import { GATE_REFUSAL_CODES, OPERATION_REFUSAL_CODES } from '../domain/core/vocabulary.ts'

/** What is wrong with a field of a request; never its value. */
export const issue = z.object({
  path: z.string(),
  message: z.string(),
  /** The number that was probably meant, if no phone can have the one given (IN-12). */
  likely: z.optional(z.string()),
})

/** How an operation refuses a request. */
export const operationRefusal = z.object({
  error: z.object({
    code: z.enum([...GATE_REFUSAL_CODES, ...OPERATION_REFUSAL_CODES]),
    issues: z.array(issue),
  }),
})
