import {
  PinpointSMSVoiceV2Client,
  PinpointSMSVoiceV2ServiceException,
  ResourceNotFoundException,
  SendTextMessageCommand,
  ThrottlingException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Log } from '../../application/core/log.ts'
import type { OutgoingText, SendResult, SendText } from '../../application/core/send-text.ts'
import { reasonOf, refusalOf } from './provider-refusal.ts'

/**
 * Sends texts through End User Messaging, once each: it knows no idempotency, so nothing is retried here (EVT-2). What
 * becomes of them is told where the configuration set says; undefined: nowhere.
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
    // Surely nothing left yet, so that it may be tried again.
    if (from === undefined) return { outcome: 'throttled' }
    return send(client, { ...text, from }, configurationSet)
      .catch((error: unknown) => {
        // Nothing has left: the set is not there yet, or no more. What becomes of the text is then told nowhere.
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

/** Five seconds is the least that the service takes, three days the most. */
function secondsUntil(instant: string): number {
  return Math.min(259_200, Math.max(5, Math.floor((Date.parse(instant) - Date.now()) / 1000)))
}

/** Only an answer that says so is a refusal: a lost answer may be that of a text which left. */
function resultOf(error: unknown): SendResult {
  if (error instanceof ThrottlingException) return { outcome: 'throttled' }
  if (!(error instanceof PinpointSMSVoiceV2ServiceException)) return { outcome: 'unknown' }
  if (error.$fault !== 'client') return { outcome: 'unknown' }
  return { outcome: 'refused', reason: reasonOf(error), refusal: refusalOf(error) }
}
