import * as z from 'zod/mini'
import type { DeliveryReport } from '../../application/sending/report-delivery.ts'
import { isPhoneNumber } from '../../domain/core/phone-number.ts'

const envelope = z.object({ Message: z.string() })

/** What a report is read for; the rest, prices and carriers, is left to AWS's own records. */
const deliveryEvent = z.object({
  eventType: z.string().check(z.regex(/^[A-Z_]{1,40}$/)),
  eventTimestamp: z.number(),
  isFinal: z.boolean(),
  originationPhoneNumber: z._default(z.string(), ''),
  destinationPhoneNumber: z.string().check(z.refine(isPhoneNumber)),
  messageId: z.string(),
  messageRequestTimestamp: z.number(),
  context: z._default(z.nullable(z.record(z.string(), z.string())), null),
})

/** A report as it came; undefined where the text was none of ours. */
export type ReadDelivery = Omit<DeliveryReport, 'number'> & { actualNumber: string }

/** Reads a delivery event out of its envelope; what is none raises an error. */
export function readDeliveryEvent(body: string): ReadDelivery | undefined {
  const { Message } = envelope.parse(JSON.parse(body))
  const event = deliveryEvent.parse(JSON.parse(Message))
  const context = new Map(Object.entries(event.context ?? {}))
  const tenant = context.get('tenant')
  if (tenant === undefined) return undefined
  return {
    outcome: event.eventType,
    at: new Date(event.eventTimestamp).toISOString(),
    final: event.isFinal,
    messageId: event.messageId,
    subject: { tenant, to: event.destinationPhoneNumber },
    item: context.get('item'),
    actualNumber: event.originationPhoneNumber,
    sentAt: new Date(event.messageRequestTimestamp).toISOString(),
  }
}
