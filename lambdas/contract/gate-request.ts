import * as z from 'zod/mini'
import { MESSAGE_CLASSES } from '../domain/core/vocabulary.ts'

/** The class that a caller may name for a message (GATE-2). */
export const messageClass = z.enum(MESSAGE_CLASSES)

const MAX_NUMBERS = 10_000

/** What may be asked of the gate, for one number or many. */
export const gateRequest = z.strictObject({
  program: z.string(),
  to: z.union([
    z.string(),
    z
      .array(z.string())
      .check(
        z.minLength(1, 'needs one number at least'),
        z.maxLength(MAX_NUMBERS, 'takes 10,000 numbers at most'),
      ),
  ]),
  messageClass: z.optional(messageClass),
  from: z.optional(z.string()),
})

/** A request to the asking gate, contract 1. */
export type GateRequest = z.infer<typeof gateRequest>
