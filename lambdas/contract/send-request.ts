import * as z from 'zod/mini'
import { messageClass } from './gate-request.ts'
import { text } from './text.ts'

/** The longest text that End User Messaging sends, in characters. */
export const LONGEST_BODY = 1600

/** A request to the sending gate, for one number: the gate's question, the text, and a key that makes repeats harmless. */
export const sendRequest = z.strictObject({
  program: z.string(),
  to: text,
  messageClass: z.optional(messageClass),
  from: z.optional(z.string()),
  body: text.check(
    z.regex(/\S/, 'must not be empty'),
    z.maxLength(LONGEST_BODY, `must be at most ${LONGEST_BODY} characters`),
  ),
  idempotencyKey: text.check(
    z.minLength(1, 'must not be empty'),
    z.maxLength(200, 'must be at most 200 characters'),
  ),
  requestedByRecipient: z.optional(
    z.strictObject({
      // It is sent in the text's context, where End User Messaging does not accept leading or trailing spaces.
      requestId: text.check(
        z.regex(/^\S([\s\S]*\S)?$/, 'must not be empty or begin or end with a space'),
        z.maxLength(200, 'must be at most 200 characters'),
      ),
      at: z.iso.datetime({
        precision: 3,
        error: 'must be an ISO 8601 time, like 2026-11-30T12:00:00.000Z',
      }),
    }),
  ),
})

/** A request to the sending gate, contract 1. */
export type SendRequest = z.infer<typeof sendRequest>
