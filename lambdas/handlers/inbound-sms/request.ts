import * as z from 'zod/mini'
import type { Unreadable } from '../../application/core/log.ts'
import type { InboundSms } from '../../application/inbound/route-inbound.ts'
import { parseJson } from '../pipeline/parse-json.ts'

const envelope = z.object({
  Message: z.string(),
  Timestamp: z.string().check(
    z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
    z.refine((text) => !Number.isNaN(Date.parse(text))),
  ),
})

const message = z.object({
  originationNumber: z.string(),
  destinationNumber: z.string(),
  messageBody: z.string(),
  inboundMessageId: z.string().check(z.minLength(1)),
})

/** Reads a two-way message from its SNS envelope; unknown fields are ignored. */
export function readInboundSms(body: string): InboundSms | Unreadable {
  const outer = envelope.safeParse(parseJson(body))
  if (!outer.success) return 'not_an_envelope'
  const inner = message.safeParse(parseJson(outer.data.Message))
  if (!inner.success) return 'not_a_message'
  return { ...inner.data, sentAt: new Date(outer.data.Timestamp).toISOString() }
}
