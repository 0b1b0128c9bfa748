import * as z from 'zod/mini'
import { MESSAGE_CLASSES } from '../domain/core/vocabulary.ts'

/** The class that a caller may give for a message (GATE-2). */
export const messageClass = z.enum(MESSAGE_CLASSES)

const MAX_NUMBERS = 10_000

/** A question to the gate, for one number or many. */
export const gateRequest = z.strictObject({
  program: z.string(),
  to: z.union([
    z.string(),
    z
      .array(z.string())
      .check(
        z.minLength(1, 'must have at least one number'),
        z.maxLength(MAX_NUMBERS, 'must have at most 10,000 numbers'),
      ),
  ]),
  messageClass: z.optional(messageClass),
  from: z.optional(z.string()),
})

/** A request to the asking gate, contract 1. */
export type GateRequest = z.infer<typeof gateRequest>
