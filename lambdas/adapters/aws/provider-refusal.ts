import {
  ConflictException,
  type PinpointSMSVoiceV2ServiceException,
  ServiceQuotaExceededException,
  ValidationException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { ProviderRefusal } from '../../domain/core/vocabulary.ts'

type Refusal = Exclude<ProviderRefusal, 'throttled'>

/** Reasons for refusing a valid request because of its destination or its sender. */
const BLOCKED: ReadonlySet<string> = new Set([
  'COUNTRY_NOT_ENABLED',
  'DESTINATION_COUNTRY_BLOCKED',
  'INTERNATIONAL_SENDING_NOT_SUPPORTED',
  'INVALID_IDENTITY_FOR_DESTINATION_COUNTRY',
])

/** Maps End User Messaging's refusal to the contract's vocabulary; any unmapped reason is a block. */
export function refusalOf(error: PinpointSMSVoiceV2ServiceException): Refusal {
  const reason = reasonOf(error)
  if (error instanceof ConflictException) {
    return reason === 'DESTINATION_PHONE_NUMBER_OPTED_OUT' ? 'provider_opted_out' : 'provider_blocked'
  }
  if (error instanceof ServiceQuotaExceededException && reason.startsWith('MONTHLY_SPEND_LIMIT')) {
    return 'spend_limit'
  }
  return error instanceof ValidationException && !BLOCKED.has(reason)
    ? 'invalid_at_provider'
    : 'provider_blocked'
}

/** The refusal in the provider's own terms. */
export function reasonOf(error: PinpointSMSVoiceV2ServiceException): string {
  return 'Reason' in error && typeof error.Reason === 'string' ? error.Reason : error.name
}
