import { isStopForAnyone, readMessage } from '../../domain/classify/read-message.ts'
import { isPhoneNumber } from '../../domain/core/phone-number.ts'
import type { ReceiveMessage } from '../../domain/decide.ts'
import type { Definitions } from '../../domain/tenant/definitions.ts'
import type { Unreadable } from '../core/log.ts'

/** A text message as End User Messaging delivers it, with its date from the envelope. */
export interface InboundSms {
  originationNumber: string
  destinationNumber: string
  messageBody: string
  inboundMessageId: string
  sentAt: string
}

/** The command for a message, or why the message cannot be read. */
export function routeInbound(definitions: Definitions, sms: InboundSms): ReceiveMessage | Unreadable {
  if (!isPhoneNumber(sms.originationNumber)) return 'not_a_phone_number'
  const named = definitions.tenantByNumber.get(sms.destinationNumber)
  const tenant = named ?? onlyTenantOfStop(definitions, sms)
  if (!tenant) return 'unknown_number'
  return {
    type: 'receive_message',
    tenant: tenant.id,
    to: sms.originationNumber,
    number: named ? sms.destinationNumber : null,
    inboundMessageId: sms.inboundMessageId,
    body: sms.messageBody,
    at: sms.sentAt,
  }
}

/** Whether the words of a message alone are a stop, of everything or of one program. */
export function readsAsStop(
  { tenantByNumber }: Definitions,
  { destinationNumber, messageBody }: InboundSms,
): boolean {
  const tenant = tenantByNumber.get(destinationNumber)
  return tenant ? readMessage(messageBody, tenant).kind === 'stop' : isStopForAnyone(messageBody)
}

/** With a single tenant, a stop to an undefined number is meant for it: an opt-out is never lost. */
function onlyTenantOfStop({ tenants }: Definitions, { messageBody }: InboundSms) {
  const [only, ...others] = tenants
  return others.length === 0 && isStopForAnyone(messageBody) ? only : undefined
}
