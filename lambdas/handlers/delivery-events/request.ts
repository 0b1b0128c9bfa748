import * as z from 'zod/mini'
import type { DeliveryReport } from '../../application/sending/report-delivery.ts'
import { isPhoneNumber } from '../../domain/core/phone-number.ts'
import { parseJson } from '../pipeline/parse-json.ts'

const envelope = z.object({ Message: z.string() })

const instant = z.number().check(z.refine((time) => !Number.isNaN(new Date(time).getTime())))

/** The fields of a delivery event that matter here; prices and carriers stay in AWS's own records. */
const deliveryEvent = z.object({
  eventType: z.string().check(z.regex(/^[A-Z_]{1,40}$/)),
  eventTimestamp: instant,
  isFinal: z.boolean(),
  originationPhoneNumber: z._default(z.string(), ''),
  destinationPhoneNumber: z.string().check(z.refine(isPhoneNumber)),
  messageId: z.string(),
  messageRequestTimestamp: instant,
  context: z._default(z.nullable(z.record(z.string(), z.string())), null),
})

/** A report as it was received. */
export type ReadDelivery = Omit<DeliveryReport, 'number'> & { actualNumber: string }

/** Reads a delivery event from its envelope; `not_ours` if this system did not send the text. */
export function readDeliveryEvent(body: string): ReadDelivery | 'not_ours' | 'unreadable' {
  const outer = envelope.safeParse(parseJson(body))
  if (!outer.success) return 'unreadable'
  const inner = deliveryEvent.safeParse(parseJson(outer.data.Message))
  return inner.success ? reportOf(inner.data) : 'unreadable'
}

type DeliveryEvent = z.infer<typeof deliveryEvent>

function reportOf(event: DeliveryEvent): ReadDelivery | 'not_ours' {
  const context = new Map(Object.entries(event.context ?? {}))
  const tenant = context.get('tenant')
  if (tenant === undefined) return 'not_ours'
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
