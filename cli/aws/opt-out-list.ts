import type { OptedOutNumberInformation } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { userFacingErrorOf } from './user-facing.ts'

/** Somebody on AWS's own opt-out list. */
export interface OptedOut {
  to: string
  /** Since when, ISO 8601. */
  at: string
}

/** The account's opt-out list of this name, page by page. */
export async function* optedOutNumbers(list: string): AsyncGenerator<OptedOut[]> {
  // Only here is this client needed: the other commands start without it.
  const { paginateDescribeOptedOutNumbers, PinpointSMSVoiceV2Client } = await import(
    '@aws-sdk/client-pinpoint-sms-voice-v2'
  )
  const client = new PinpointSMSVoiceV2Client({ maxAttempts: 8 })
  try {
    for await (const page of paginateDescribeOptedOutNumbers({ client }, { OptOutListName: list })) {
      yield (page.OptedOutNumbers ?? []).map(optedOut)
    }
  } catch (error) {
    throw userFacingErrorOf(error, {
      service: 'PINPOINT_SMS_VOICE_V2',
      to: 'End User Messaging',
      permission: 'sms-voice:DescribeOptedOutNumbers',
      missing: `This account has no opt-out list ${list} in this region: name another with --list.`,
    })
  }
}

function optedOut({ OptedOutNumber = '', OptedOutTimestamp }: OptedOutNumberInformation): OptedOut {
  const to = OptedOutNumber.startsWith('+') ? OptedOutNumber : `+${OptedOutNumber}`
  return { to, at: (OptedOutTimestamp ?? new Date(0)).toISOString() }
}
