import {
  PinpointSMSVoiceV2Client,
  PinpointSMSVoiceV2ServiceException,
  ResourceNotFoundException,
  SendTextMessageCommand,
  ThrottlingException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Log } from '../../application/core/log.ts'
import type { OutgoingText, SendResult, SendText } from '../../application/core/ports/send-text.ts'
import { reasonOf, refusalOf } from './provider-refusal.ts'

/**
 * Sends each text through End User Messaging in a single attempt. The service has no idempotency, so nothing is retried here
 * (EVT-2). Delivery reports go where the configuration set says; without one, no reports are published.
 */
export function createSendText(
  originator: (number: string) => Promise<string>,
  configurationSet?: string,
  log: Log = () => {},
): SendText {
  const client = new PinpointSMSVoiceV2Client({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 2000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  })
  return async (text) => {
    const from = await originator(text.from).catch(() => undefined)
    // Nothing has been sent yet, so the caller may try again.
    if (from === undefined) return { outcome: 'throttled' }
    return send(client, { ...text, from }, configurationSet)
      .catch((error: unknown) => {
        // Nothing was sent: the configuration set does not exist. The retry sends the text without delivery reports.
        if (!isMissingSet(error)) throw error
        log({ event: 'configuration_set_missing' })
        return send(client, { ...text, from }, undefined)
      })
      .catch(resultOf)
  }
}

const AS_AWS_WRITES = { transactional: 'TRANSACTIONAL', promotional: 'PROMOTIONAL' } as const

async function send(
  client: PinpointSMSVoiceV2Client,
  text: OutgoingText,
  configurationSet: string | undefined,
): Promise<SendResult> {
  const { MessageId } = await client.send(
    new SendTextMessageCommand({
      DestinationPhoneNumber: text.to,
      OriginationIdentity: text.from,
      MessageBody: text.body,
      MessageType: text.messageType && AS_AWS_WRITES[text.messageType],
      Context: text.context,
      TimeToLive: text.before === undefined ? undefined : secondsUntil(text.before),
      ConfigurationSetName: configurationSet,
    }),
  )
  return { outcome: 'sent', messageId: MessageId ?? '' }
}

function isMissingSet(error: unknown): boolean {
  return error instanceof ResourceNotFoundException && error.ResourceType === 'configuration-set'
}

/** The service accepts a TTL of five seconds to three days. */
function secondsUntil(instant: string): number {
  return Math.min(259_200, Math.max(5, Math.floor((Date.parse(instant) - Date.now()) / 1000)))
}

/** Only an explicit client fault is a refusal: when the response is lost, the text may have been sent. */
function resultOf(error: unknown): SendResult {
  if (error instanceof ThrottlingException) return { outcome: 'throttled' }
  if (!(error instanceof PinpointSMSVoiceV2ServiceException)) return { outcome: 'unknown' }
  if (error.$fault !== 'client') return { outcome: 'unknown' }
  return { outcome: 'refused', reason: reasonOf(error), refusal: refusalOf(error) }
}
