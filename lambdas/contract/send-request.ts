import * as z from 'zod/mini'
import { messageClass } from './gate-request.ts'
import { text } from './text.ts'

/** The longest text that End User Messaging sends, in characters. */
export const LONGEST_BODY = 1600

/** A request to the sending gate, for one number: the gate's, what to send, and a key that makes a repetition harmless. */
export const sendRequest = z.strictObject({
  program: z.string(),
  to: text,
  messageClass: z.optional(messageClass),
  from: z.optional(z.string()),
  body: text.check(
    z.regex(/\S/, 'holds no text'),
    z.maxLength(LONGEST_BODY, `takes ${LONGEST_BODY} characters at most`),
  ),
  idempotencyKey: text.check(z.minLength(1, 'is empty'), z.maxLength(200, 'takes 200 characters at most')),
  requestedByRecipient: z.optional(
    z.strictObject({
      // It travels with the text, and End User Messaging takes no space around what travels.
      requestId: text.check(
        z.regex(/^\S([\s\S]*\S)?$/, 'is empty or begins or ends with a space'),
        z.maxLength(200, 'takes 200 characters at most'),
      ),
      at: z.iso.datetime({
        precision: 3,
        error: 'is no instant: it takes ISO 8601 in UTC with milliseconds',
      }),
    }),
  ),
})

/** A request to the sending gate, contract 1. */
export type SendRequest = z.infer<typeof sendRequest>
